import type { Clock, Locale, WorkingCalendar } from '#modules/calendar/exports.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { type Acceptance, findAcceptance } from '../acceptance-queries.ts'
import type { Dossier, Passage } from '../dossier.ts'
import { unitsConcerned } from '../dossier.ts'
import { dossierCalendar } from '../dossier-calendar.ts'
import { readClock } from '../dossier-clock.ts'
import {
  type DossierComponent,
  type DossierDocument,
  type DossierEvent,
  type DossierFile,
  listClockMarks,
  listComponents,
  listDocuments,
  listEvents,
  listFiles,
  listPassages,
  unitNames,
} from '../dossier-queries.ts'
import type { StoredMark } from '../ledger.ts'

/** A dossier with everything that was written about it, and the moment and language in which it is looked at. */
export interface DossierRecord {
  dossier: Dossier
  components: DossierComponent[]
  files: DossierFile[]
  passages: Passage[]
  documents: DossierDocument[]
  events: DossierEvent[]
  marks: StoredMark[]
  calendar: WorkingCalendar
  /** Absent before reception: no clock runs yet. */
  clock: Clock | undefined
  /** The clock of official acceptance; absent where the dossier did not come online. */
  acceptance: Acceptance | undefined
  /** Names of the units that appear, by id. */
  units: ReadonlyMap<string, string>
  now: Date
  locale: Locale
}

export async function readRecord({ app, locale }: RequestScope, dossier: Dossier): Promise<DossierRecord> {
  const { db } = app.database
  const now = app.clock.now()
  const [components, files, passages, documents, events, marks, calendar, acceptance] = await Promise.all([
    listComponents(db, dossier.id),
    listFiles(db, dossier.id),
    listPassages(db, dossier.id),
    listDocuments(db, dossier.id),
    listEvents(db, dossier.id),
    listClockMarks(db, dossier.id),
    dossierCalendar(db, dossier),
    findAcceptance(db, dossier.id),
  ])
  const units = await unitNames(db, [
    ...unitsConcerned(dossier),
    ...dossier.process.map((step) => step.unit_id),
    ...passages.map((passage) => passage.unit_id),
    ...events.flatMap((event) => event.unit_id ?? []),
  ])
  // What came after the end does not belong to the clock: it is read as it stood then.
  const clock = readClock(dossier, calendar, marks, dossier.resolved_at ?? dossier.ended_at ?? now)
  return {
    dossier,
    components,
    files,
    passages,
    documents,
    events,
    marks,
    calendar,
    clock,
    acceptance,
    units,
    now,
    locale,
  }
}
