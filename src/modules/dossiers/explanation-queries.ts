import type { Kysely } from 'kysely'
import {
  deadline,
  getCalendarVersions,
  type Locale,
  openMinutesBetween,
  workingCalendar,
} from '#modules/calendar/exports.ts'
import { findCommittedPromise, getVersion, type ProcedureVersion, processOf } from '#modules/catalogue/exports.ts'
import { getParameter } from '#modules/parameters/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import { m } from '#words'
import { findAcceptance } from './acceptance-queries.ts'
import { type ClockExplanation, explainClock, explanationOf } from './clock-explanation.ts'
import { type Dossier, legalDay, type Passage } from './dossier.ts'
import { dossierCalendar } from './dossier-calendar.ts'
import { listClockMarks, listPassages } from './dossier-queries.ts'
import { ANSWER, type ClockKey, COMMITTED, hasBudget, LEGAL, marksOf, type StoredMark, stepKey } from './ledger.ts'

/** Who reads, when, and in which language: officers see names, the public sees the legal side only. */
export interface Reader {
  now: Date
  locale: Locale
  audience: 'officer' | 'public'
}

interface Known {
  db: Kysely<Tables>
  dossier: Dossier
  marks: readonly StoredMark[]
  passages: readonly Passage[]
  version: ProcedureVersion
  /** The document that ordered each version of the calendar. */
  orderedBy: ReadonlyMap<number, string>
  reader: Reader
}

/**
 * Every clock of a dossier explained: legal, committed, the steps in their order, the time to answer, acceptance. Those that
 * have not begun are not there. The public reads no steps: they are the agency's own.
 */
export async function explainDossier(
  db: Kysely<Tables>,
  dossier: Dossier,
  reader: Reader,
): Promise<ClockExplanation[]> {
  const [marks, passages, version, versions] = await Promise.all([
    listClockMarks(db, dossier.id),
    listPassages(db, dossier.id),
    getVersion(db, dossier.procedure_version_id),
    getCalendarVersions(db, dossier.calendar_code),
  ])
  const orderedBy = new Map(versions.flatMap(({ version: number, document }) => (document ? [[number, document]] : [])))
  const known: Known = { db, dossier, marks, passages, version, orderedBy, reader }
  const found = [
    await explain(known, 'legal', LEGAL),
    await explain(known, 'committed', COMMITTED),
    ...(reader.audience === 'officer' ? await explainSteps(known) : []),
    await explain(known, 'answer', ANSWER),
    await explainAcceptance(known),
  ]
  return found.filter((each) => each !== undefined)
}

async function explain(known: Known, key: string, ledgerKey: ClockKey, passage?: Passage) {
  const { db, dossier, marks, version, reader } = known
  const own = marksOf(marks, ledgerKey)
  if (own.length === 0) return undefined
  // What came after the end of the work does not belong to its clock: it is read as it stood then.
  const ended = passage ? passage.ended_at : (dossier.resolved_at ?? dossier.ended_at)
  // A step that is over is explained by the calendar of its time; everything that is open by the dossier's.
  const versionThen = passage?.ended_at ? own.at(-1)?.calendar_version : undefined
  return explainClock({
    ...reader,
    key,
    ledgerKey,
    dossier,
    step: { name: passage?.step_name ?? '', budget: passage?.budget_minutes ?? null },
    marks,
    calendar:
      versionThen === undefined
        ? await dossierCalendar(db, dossier)
        : await workingCalendar(db, dossier.calendar_code, versionThen),
    orderedBy: known.orderedBy,
    limitSource: await limitSource(known, ledgerKey),
    pauseBasis: version.clock.legal_basis,
    now: ended ?? reader.now,
  })
}

/** One clock for each stay at a step; those who had the work one after the other share it. */
async function explainSteps(known: Known): Promise<(ClockExplanation | undefined)[]> {
  const { passages, marks } = known
  const last = new Map(passages.filter((each) => hasBudget(each.budget_minutes)).map((each) => [each.clock_seq, each]))
  return Promise.all(
    [...last.values()].map((passage) =>
      explain(known, `step-${passage.clock_seq}`, stepKey(marks, passage.clock_seq), passage),
    ),
  )
}

/** Acceptance has no ledger: one stretch from the arrival to the answer, counted in working hours. */
async function explainAcceptance(known: Known): Promise<ClockExplanation | undefined> {
  const { db, dossier, reader } = known
  const acceptance = await findAcceptance(db, dossier.id)
  if (!acceptance) return undefined
  const parameter = await getParameter(db, 'online.acceptWithinWorkingHours', legalDay(acceptance.arrived_at))
  const calendar = await dossierCalendar(db, dossier)
  const limit = { value: Number(parameter.value), unit: 'working_hours' as const, counting: 'hours' as const }
  const receivedAt = acceptance.arrived_at.getTime()
  const { startAt, dueAt, explanation } = deadline({ calendar, receivedAt, limit })
  const until = acceptance.answered_at ?? reader.now
  const total = limit.value * 60
  const left = Math.max(0, openMinutesBetween(calendar, until.getTime(), dueAt))
  const clock = {
    state: acceptance.answered_at ? ('stopped' as const) : ('running' as const),
    receivedAt,
    startAt,
    dueAt,
    originalDueAt: dueAt,
    firstDueAt: dueAt,
    used: { count: total - Math.min(total, left), total, measure: 'open_minutes' as const },
    pauses: [],
    extensions: 0,
    explanation,
  }
  const facts = {
    key: 'acceptance',
    ledgerKey: ANSWER,
    acceptance: true,
    step: { name: '', budget: null },
    calendar,
    orderedBy: known.orderedBy,
    limitSource: parameterSource(parameter),
    now: until,
    locale: reader.locale,
  }
  return { ...explanationOf({ clock, limit, facts }), marks: [] }
}

/** Where the limit comes from, as a sentence. */
async function limitSource({ db, dossier, marks, version }: Known, { clock }: ClockKey): Promise<string> {
  switch (clock) {
    case 'legal':
      return m.dossiers_why_source_legal({
        code: dossier.procedure_code,
        decision: version.decision?.number ?? m.dossiers_why_no_decision(),
      })
    case 'committed': {
      const promise = await findCommittedPromise(
        db,
        {
          procedure_code: dossier.procedure_code,
          case_code: dossier.case_code,
          unit_id: dossier.resolving_unit_id,
        },
        legalDay(dossier.submitted_at),
      )
      return m.dossiers_why_source_committed({ decision: promise?.decision_number ?? m.dossiers_why_no_decision() })
    }
    case 'step':
    case 'consultation':
      return m.dossiers_why_source_step({ process: processName(dossier, version) })
    case 'answer': {
      const asked = marksOf(marks, ANSWER)[0]
      const parameter = await getParameter(
        db,
        'supplement.closeAfterWorkingDays',
        legalDay(asked?.at ?? dossier.submitted_at),
      )
      return parameterSource(parameter)
    }
  }
}

function processName(dossier: Dossier, version: ProcedureVersion): string {
  const channel = dossier.channel === 'vneid' ? 'online' : dossier.channel
  const { name, issued_by } = processOf(version, dossier.case_code, channel)
  return issued_by ? `${name} (${issued_by})` : name
}

function parameterSource({ legal_basis }: { legal_basis: string }): string {
  return m.dossiers_why_source_parameter({ basis: legal_basis })
}
