/**
 * Defects that official data do have. Each is shown to a person who decides; none stops an import and none is corrected
 * silently. Pure.
 */
import type { Catalogue, ProcedureEntry } from './catalogue.ts'
import { budgetedHours, workingHoursIn } from './internal-process.ts'
import type { Limit, Milestone } from './procedure.ts'

export interface Flag {
  /** `*` for the whole catalogue. */
  procedure_code: string
  /** Part of the procedure, e.g. `cases[0].limit`. */
  path: string
  /** Names the sentence (`describeFlag`); `reported` brings its own. */
  rule: string
  detail: Record<string, string | number>
  message: string | null
  source: string | null
}

type Found = Omit<Flag, 'procedure_code' | 'message' | 'source'>

/** Documents that newer ones have replaced (domain/law.md §0.3); a procedure that still cites both is half updated. */
const REPLACED_DOCUMENTS: readonly { old: string; by: string }[] = [
  { old: '61/2020/QH14', by: '143/2025/QH15' },
  { old: '31/2021/NĐ-CP', by: '96/2026/NĐ-CP' },
  { old: '61/2018/NĐ-CP', by: '118/2025/NĐ-CP' },
  { old: '42/2022/NĐ-CP', by: '224/2026/NĐ-CP' },
]

/** A fee is never below this many đồng; a smaller one was written in thousands. */
const SMALLEST_FEE = 1000

/** All flags of a catalogue, those found by rule and those reported by eye. */
export function flagsOf(catalogue: Catalogue): Flag[] {
  const known = new Set(catalogue.procedures.map((entry) => entry.code))
  const byRule = catalogue.procedures.flatMap((entry) => entryFlags(entry, known))
  const reported = catalogue.reported.map(({ procedure_code, path, message, source }) => ({
    procedure_code,
    path,
    rule: 'reported',
    detail: {},
    message,
    source,
  }))
  return [...byRule, ...reported]
}

function entryFlags(entry: ProcedureEntry, known: ReadonlySet<string>): Flag[] {
  const found = [
    ...successorFlags(entry, known),
    ...(entry.status === 'current'
      ? [
          ...limitFlags(entry),
          ...componentFlags(entry),
          ...feeFlags(entry),
          ...milestoneFlags(entry),
          ...processFlags(entry),
          ...documentFlags(entry),
          ...agencyFlags(entry),
        ]
      : []),
  ]
  return found.map((flag) => ({ procedure_code: entry.code, ...flag, message: null, source: null }))
}

function successorFlags(entry: ProcedureEntry, known: ReadonlySet<string>): Found[] {
  if (entry.status === 'superseded' && entry.successors.length === 0) {
    return [{ path: 'successors', rule: 'successor_missing', detail: {} }]
  }
  return entry.successors
    .filter((code) => !known.has(code))
    .map((code) => ({ path: 'successors', rule: 'successor_unknown', detail: { code } }))
}

function limitFlags(entry: ProcedureEntry): Found[] {
  return entry.cases.flatMap((found, index) => {
    const path = `cases[${index}]`
    const flags: Found[] = []
    if (!found.limit && found.channel_limits.length === 0 && entry.kind !== 'notification')
      flags.push({ path: `${path}.limit`, rule: 'limit_missing', detail: { case: found.name } })
    if (found.limit && hoursLikelyDays(found.limit, entry)) {
      flags.push({ path: `${path}.limit`, rule: 'hours_likely_days', detail: { value: found.limit.value } })
    }
    const amounts = new Set(
      entry.channels.map((channel) => {
        const limit = found.channel_limits.find((own) => own.channel === channel)?.limit ?? found.limit
        return limit && `${limit.value} ${limit.unit}`
      }),
    )
    if (amounts.size > 1)
      flags.push({ path: `${path}.channel_limits`, rule: 'channel_limits_differ', detail: { case: found.name } })
    return flags
  })
}

/** Hours are rare: more than three days of them, or the same number once in hours and once in days, is most likely a wrong unit. */
function hoursLikelyDays(limit: Limit, entry: ProcedureEntry): boolean {
  if (limit.unit !== 'hours' && limit.unit !== 'working_hours') return false
  const others = [
    ...entry.cases.flatMap((found) => [found.limit, ...found.channel_limits.map((own) => own.limit)]),
    ...entry.earlier_rules.flatMap((rule) => rule.limits.map((stated) => stated.limit)),
  ]
  const asDays = others.some(
    (other) => other && other.value === limit.value && (other.unit === 'days' || other.unit === 'working_days'),
  )
  return asDays || workingHoursIn(limit) > 24
}

function componentFlags(entry: ProcedureEntry): Found[] {
  return entry.cases.flatMap((found, index) => {
    const own = [...entry.components, ...found.components]
    if (own.some((component) => component.requirement !== 'note')) return []
    return [{ path: `cases[${index}].components`, rule: 'components_missing', detail: { case: found.name } }]
  })
}

function feeFlags(entry: ProcedureEntry): Found[] {
  return entry.fees.flatMap((fee, index) => {
    if (fee.amount === null || fee.amount === 0 || fee.amount >= SMALLEST_FEE) return []
    return [{ path: `fees[${index}].amount`, rule: 'fee_below_1000', detail: { amount: fee.amount } }]
  })
}

function milestoneFlags(entry: ProcedureEntry): Found[] {
  const limits = entry.cases.flatMap((found) => (found.limit ? [workingHoursIn(found.limit)] : []))
  if (limits.length === 0) return []
  const longest = Math.max(...limits)
  const stops = (milestone: Milestone) => milestone.counted_from === 'notice'
  return entry.milestones.flatMap((milestone, index) => {
    // What the applicant is given after a notice stands outside the limit: the clock is stopped.
    if (stops(milestone) || workingHoursIn(milestone.limit) <= longest) return []
    const { value, unit } = milestone.limit
    return [
      { path: `milestones[${index}]`, rule: 'milestone_exceeds_limit', detail: { name: milestone.name, value, unit } },
    ]
  })
}

function processFlags(entry: ProcedureEntry): Found[] {
  return entry.processes.flatMap((process, index) => {
    const served = entry.cases.filter(
      (found) => process.case_codes.length === 0 || process.case_codes.includes(found.code),
    )
    const hours = budgetedHours(process.steps)
    const over = served.filter((found) => found.limit && hours > workingHoursIn(found.limit) + 1e-6)
    return over.map((found) => ({
      path: `processes[${index}].steps`,
      rule: 'process_exceeds_limit',
      detail: { process: process.code, case: found.name },
    }))
  })
}

function documentFlags(entry: ProcedureEntry): Found[] {
  return REPLACED_DOCUMENTS.filter(({ old }) => entry.legal_basis.includes(old)).map(({ old, by }) => ({
    path: 'legal_basis',
    rule: 'replaced_document',
    detail: { old, by },
  }))
}

/** A nationwide procedure that names one province as executing agency was filled in by that province. */
function agencyFlags(entry: ProcedureEntry): Found[] {
  if (entry.kind !== 'standard') return []
  return entry.agencies.executing
    .filter((agency) => /[-–]\s*(tỉnh|thành phố)\s+\p{Lu}/iu.test(agency))
    .map((agency) => ({ path: 'agencies.executing', rule: 'agency_names_a_province', detail: { agency } }))
}
