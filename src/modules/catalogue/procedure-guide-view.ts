import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { channelText, countedFromText, countsText, lawTitle, requirementText, startRuleText } from './guide-words.ts'
import { feeText, limitsText, limitText } from './limit-words.ts'
import type { Component, Fee, ProcedureCase, ProcedureVersion } from './procedure.ts'

/** One version of a procedure as somebody reads it who has to do it. Plain JSON. Pure but for the words. */
export interface ProcedureGuide {
  /** Over all cases: "5 hoặc 10 ngày làm việc"; null when no limit is published. */
  limits: string | null
  fee: string
  result: string | null
  cases: GuideCase[]
  /** Papers of every case; shown once when there are several cases. */
  common: GuidePaper[]
  sets: string
  channels: string[]
  route: 'here' | 'ministry_system' | 'national_portal'
  system: string | null
  /** Ways of handing in that are open. */
  open: { counter: boolean; post: boolean }
  fees: GuideFee[]
  /** When to hand in, what starts the clock, what a supplement does to it. */
  timeNotes: string[]
  milestones: { name: string; limit: string; counted: string; by: string | null }[]
  results: string[]
  applicants: string[]
  deciding: string | null
  executing: string[]
  consulted: string[]
  conditions: string | null
  sequence: string | null
  law: string[]
  decision: { number: string; on: string | null } | null
  overlay: { endsOn: string; basis: string } | null
  onSpot: string | null
  note: string | null
}

export interface GuideCase {
  code: string
  name: string
  limit: string | null
  limitNote: string | null
  /** Where a way of handing in has its own limit. */
  channelLimits: { channel: string; limit: string }[]
  papers: GuidePaper[]
}

export interface GuidePaper {
  name: string
  group: string | null
  form: string | null
  counts: string | null
  /** Said only when not everybody brings it. */
  rule: string | null
  note: string | null
}

export interface GuideFee {
  amount: string
  rule: string | null
  /** For which case or way of handing in; null: for all. */
  scope: string | null
  basis: string | null
}

export function procedureGuide(version: ProcedureVersion, locale: Locale): ProcedureGuide {
  const limits = version.cases.flatMap((each) => [
    ...(each.limit ? [each.limit] : []),
    ...each.channel_limits.map(({ limit }) => limit),
  ])
  return {
    limits: limits.length > 0 ? limitsText(limits, locale) : null,
    fee: feeSummary(version, locale),
    result: version.results[0] ?? null,
    cases: version.cases.map((each) => guideCase(each, locale)),
    common: version.components.map(guidePaper),
    sets: version.dossier_sets_note ?? m.catalogue_sets({ count: String(version.dossier_sets).padStart(2, '0') }),
    channels: version.channels.map(channelText),
    route: version.route.kind,
    system: version.route.system,
    open: { counter: version.channels.includes('counter'), post: version.channels.includes('post') },
    fees: version.fees.map((fee) => guideFee(fee, version, locale)),
    timeNotes: timeNotes(version),
    milestones: version.milestones.map(({ name, limit, by, counted_from }) => ({
      name,
      by,
      limit: limitText(limit, locale),
      counted: countedFromText(counted_from),
    })),
    results: version.results,
    applicants: version.applicants,
    deciding: version.agencies.deciding,
    executing: version.agencies.executing,
    consulted: version.agencies.consulted,
    conditions: version.conditions,
    sequence: version.sequence,
    law: version.legal_basis.map(lawTitle),
    decision: version.decision && { number: version.decision.number, on: version.decision.date },
    overlay: version.overlay && { endsOn: version.overlay.ends_on, basis: version.overlay.legal_basis },
    onSpot:
      version.on_spot && !version.on_spot.candidate ? m.catalogue_on_spot({ model: version.on_spot.model }) : null,
    note: version.note,
  }
}

function guideCase(each: ProcedureCase, locale: Locale): GuideCase {
  return {
    code: each.code,
    name: each.name,
    limit: each.limit && limitText(each.limit, locale),
    limitNote: each.limit_note,
    channelLimits: each.channel_limits.map(({ channel, limit }) => ({
      channel: channelText(channel),
      limit: limitText(limit, locale),
    })),
    papers: each.components.map(guidePaper),
  }
}

function guidePaper(paper: Component): GuidePaper {
  return {
    name: paper.name,
    group: paper.group,
    form: paper.form,
    counts: countsText(paper) ?? null,
    rule: requirementText(paper.requirement) ?? null,
    note: paper.note,
  }
}

function guideFee(fee: Fee, version: ProcedureVersion, locale: Locale): GuideFee {
  const amount = feeText(fee, locale)
  const owner = version.cases.find((each) => each.code === fee.case_code)
  const scope = [owner?.name, fee.channel && channelText(fee.channel)].filter(Boolean).join(' – ')
  const says = fee.kind === 'none' || fee.kind === 'reduction' || fee.rule === amount ? null : fee.rule
  return { amount, rule: says, scope: scope || null, basis: fee.legal_basis }
}

/** The line at the top: nothing, one amount, from–to, or that a rule sets it. */
function feeSummary(version: ProcedureVersion, locale: Locale): string {
  const fees = version.fees.filter((fee) => fee.kind !== 'reduction')
  if (fees.every((fee) => fee.kind === 'none' || fee.amount === 0)) return m.catalogue_fee_none()
  const amounts = [...new Set(fees.map((fee) => fee.amount))]
  const [only] = amounts
  if (amounts.length === 1 && typeof only === 'number')
    return feeText({ kind: 'fixed', amount: only, rule: '' }, locale)
  if (amounts.includes(null)) return m.catalogue_fee_by_rule()
  return m.catalogue_fee_by_case()
}

function timeNotes(version: ProcedureVersion): string[] {
  return [
    version.submission_window,
    startRuleText(version.start_rule),
    version.clock.mode === 'RESTART' ? m.catalogue_clock_restart() : m.catalogue_clock_pause(),
  ].filter((text) => text !== null && text !== undefined)
}
