import type { Kysely } from 'kysely'
import {
  componentsOf,
  describeFlag,
  feesOf,
  findProcedure,
  findVersionInForce,
  limitOf,
  listFlags,
  type ProcedureVersion,
  type Requirement,
} from '#modules/catalogue/exports.ts'
import { type DossierState, seenBy, stateLabel, systemElsewhere } from '#modules/dossiers/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import type { Tables } from '#platform/database/tables.ts'
import { readDay } from '#platform/forms/form-data.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { inLocale, limitLabel, moneyLabel } from './desk-words.ts'
import type { ReceptionAsk } from './reception-ask.ts'
import { type Appointment, promiseOf } from './reception-promise.ts'

/** A paper of the chosen case as the checklist shows it; `ordinal` is its place in `componentsOf`. */
export interface ReceptionPaper {
  ordinal: number
  name: string
  form: string | null
  group: string | null
  requirement: Requirement
  note: string | null
  originals: number
  certified: number
  copies: number
}

export interface OpenDossier {
  code: string
  state: string
}

/** Everything on the reception page that follows from what was chosen so far; plain JSON, it also travels by itself. */
export interface ReceptionView {
  /** Null while none is chosen or none is in force. */
  procedure: { code: string; name: string; field: string; question: string | null; sets: number } | null
  /** Why this procedure cannot be received. */
  problem: string | null
  cases: readonly { code: string; name: string; limit: string | null }[]
  caseCode: string | null
  papers: readonly ReceptionPaper[]
  promise: Appointment | null
  fee: { short: string; rule: string | null } | null
  /** Where the procedure must be handled when that is not here. */
  elsewhere: string | null
  /** Defects of the official data that nobody has decided on yet. */
  flags: readonly string[]
  /** Open dossiers of the same owner on the same procedure. */
  open: readonly OpenDossier[]
}

export const EMPTY_VIEW: ReceptionView = {
  procedure: null,
  problem: null,
  cases: [],
  caseCode: null,
  papers: [],
  promise: null,
  fee: null,
  elsewhere: null,
  flags: [],
  open: [],
}

export interface ViewScope {
  db: Kysely<Tables>
  actor: Actor
  now: Date
  locale: Locale
}

/**
 * Papers, limit, appointment and fee for what the officer has chosen, by the version that would bind the dossier: that of
 * today, or of the postmark when it came by post (law.md §6.6). The same rules as `receive`, before anything is written.
 */
export async function receptionView(scope: ViewScope, ask: ReceptionAsk): Promise<ReceptionView> {
  if (ask.procedure === '') return EMPTY_VIEW
  const version = await findVersionInForce(scope.db, ask.procedure, bindingDay(ask, scope.now))
  if (!version) return { ...EMPTY_VIEW, problem: await whyNot(scope, ask.procedure) }
  const caseCode = chosenCase(version, ask.case)
  const limit = caseCode === null ? null : limitOf(version, caseCode, ask.channel)
  return {
    procedure: {
      code: version.procedure_code,
      name: inLocale(version.name, scope.locale),
      field: inLocale(version.procedure.field_name, scope.locale),
      question: version.case_question,
      sets: version.dossier_sets,
    },
    problem: caseCode !== null && limit === null ? m.desk_reception_no_limit() : null,
    cases: version.cases.map(({ code, name }) => {
      const own = limitOf(version, code, ask.channel)
      return { code, name, limit: own && limitLabel(own, scope.locale) }
    }),
    caseCode,
    papers: caseCode === null ? [] : papersOf(version, caseCode),
    promise: limit && (await promiseOf(scope, version, limit)),
    fee: caseCode === null ? null : feeOnPage(version, caseCode, ask.channel, scope.locale),
    elsewhere: systemElsewhere(version),
    flags: (await listFlags(scope.db, { state: 'open', procedure_code: version.procedure_code })).map(describeFlag),
    open: await openDossiers(scope, ask),
  }
}

function bindingDay(ask: ReceptionAsk, now: Date): string {
  const today = legalDay(now)
  const postmark = ask.channel === 'post' ? readDay(ask.postmark) : undefined
  return postmark !== undefined && postmark < today ? postmark : today
}

async function whyNot(scope: ViewScope, code: string): Promise<string> {
  const known = await findProcedure(scope.db, code)
  if (!known) return m.desk_reception_unknown_procedure({ code })
  const instead = known.successors.join(', ')
  if (instead) return m.desk_reception_replaced_procedure({ name: known.name.vi, instead })
  return m.desk_reception_not_in_force({ name: known.name.vi })
}

function chosenCase(version: ProcedureVersion, code: string): string | null {
  if (version.cases.length === 1) return version.cases[0]?.code ?? null
  return version.cases.some((each) => each.code === code) ? code : null
}

function papersOf(version: ProcedureVersion, caseCode: string): ReceptionPaper[] {
  return componentsOf(version, caseCode).map((component, ordinal) => ({
    ordinal,
    name: component.name,
    form: component.form,
    group: component.group,
    requirement: component.requirement,
    note: component.note,
    originals: component.originals,
    certified: component.certified_copies,
    copies: component.copies,
  }))
}

/** An amount when it is known beforehand; otherwise the rule by which it is found, which is too long for the bar. */
function feeOnPage(
  version: ProcedureVersion,
  caseCode: string,
  channel: 'counter' | 'post',
  locale: Locale,
): NonNullable<ReceptionView['fee']> {
  const fees = feesOf(version, caseCode, channel)
  const known = fees.reduce((sum, fee) => sum + (fee.amount ?? 0), 0)
  const rule = fees.find((fee) => fee.kind !== 'none' && fee.amount === null)?.rule ?? null
  if (known > 0) return { short: moneyLabel(known, locale), rule }
  return { short: rule === null ? m.desk_fee_none() : m.desk_fee_by_rule(), rule }
}

const MOST_OPEN = 3

async function openDossiers(scope: ViewScope, ask: ReceptionAsk): Promise<OpenDossier[]> {
  if (ask.ownerNumber === '') return []
  const mine = seenBy(scope.db.selectFrom('dossier').select(['code', 'state']), scope.actor)
  const rows = await mine
    .where('owner_kind', '=', ask.ownerKind as never)
    .where('owner_identifier', '=', ask.ownerNumber)
    .where('procedure_code', '=', ask.procedure)
    .where('ended_at', 'is', null)
    .orderBy('submitted_at', 'desc')
    .limit(MOST_OPEN)
    .execute()
  return rows.map((row) => ({ code: row.code, state: stateLabel(row.state as DossierState) }))
}
