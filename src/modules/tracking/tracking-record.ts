import type { Clock, WorkingCalendar } from '#modules/calendar/exports.ts'
import { getVersion, type ProcedureVersion } from '#modules/catalogue/exports.ts'
import {
  type Acceptance,
  type ClockExplanation,
  type Dossier,
  dossierCalendar,
  explainDossier,
  findAcceptance,
  findDossier,
  findLastEventOf,
  listClockMarks,
  listDocuments,
  listPassages,
  type Passage,
  readClock,
} from '#modules/dossiers/exports.ts'
import { findUnit, localName, type Unit } from '#modules/organisations/exports.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import type { Locale } from '#platform/i18n/locale.ts'

/** What the public page is made of; what is personal in it never leaves this module. */
export interface TrackingRecord {
  dossier: Dossier
  version: ProcedureVersion
  passages: Passage[]
  marks: Awaited<ReturnType<typeof listClockMarks>>
  calendar: WorkingCalendar
  /** Absent before reception. */
  clock: Clock | undefined
  /** Its clocks explained in plain words, without the agency's own steps and without anybody's name. */
  clocks: ClockExplanation[]
  /** What was asked of the applicant, when it is their turn. */
  asked: { name: string; note: string | null }[]
  units: ReadonlyMap<string, Unit>
  /** The clock of official acceptance; absent where the dossier did not come online. */
  acceptance: Acceptance | undefined
  /** What the log keeps of the last time that the calendar moved its dates. */
  recount: Readonly<Record<string, unknown>> | undefined
  now: Date
  locale: Locale
}

export async function readTracking({ app, locale }: RequestScope, code: string): Promise<TrackingRecord | undefined> {
  const { db } = app.database
  const now = app.clock.now()
  const dossier = await findDossier(db, code)
  if (!dossier) return undefined
  const [version, passages, marks, calendar, acceptance, clocks, recount] = await Promise.all([
    getVersion(db, dossier.procedure_version_id),
    listPassages(db, dossier.id),
    listClockMarks(db, dossier.id),
    dossierCalendar(db, dossier),
    findAcceptance(db, dossier.id),
    explainDossier(db, dossier, { now, locale, audience: 'public' }),
    findLastEventOf(db, dossier.id, 'recount'),
  ])
  const asked = dossier.state === 'awaiting_supplement' ? await askedItems(app, dossier) : []
  const units = await readUnits(app, dossier)
  const clock = readClock(dossier, calendar, marks, dossier.resolved_at ?? dossier.ended_at ?? now)
  return {
    ...{ dossier, version, passages, marks, calendar, clock, clocks, asked, units, acceptance, now, locale },
    recount: recount?.payload,
  }
}

/** The items of the newest request (form 02): written by the officer to the applicant. */
async function askedItems({ database }: RequestScope['app'], dossier: Dossier): Promise<TrackingRecord['asked']> {
  const documents = await listDocuments(database.db, dossier.id)
  const request = documents.findLast((document) => document.form_code === 'supplement_request')
  const items = request?.view.items
  if (!Array.isArray(items)) return []
  return items.map((item: { name?: unknown; note?: unknown }) => ({
    name: String(item.name ?? ''),
    note: typeof item.note === 'string' ? item.note : null,
  }))
}

async function readUnits({ database }: RequestScope['app'], dossier: Dossier): Promise<Map<string, Unit>> {
  const ids = new Set([
    dossier.receiving_unit_id,
    dossier.resolving_unit_id,
    dossier.handling_unit_id,
    dossier.returning_unit_id,
    ...dossier.process.map((step) => step.unit_id),
  ])
  const units = await Promise.all([...ids].map((id) => findUnit(database.db, id)))
  return new Map(units.flatMap((unit) => (unit ? [[unit.id, unit] as const] : [])))
}

export function unitName(record: TrackingRecord, id: string): string {
  const unit = record.units.get(id)
  return unit ? localName(unit) : ''
}
