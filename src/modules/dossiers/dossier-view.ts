import type { Kysely } from 'kysely'
import type { Line } from '#modules/calendar/exports.ts'
import { notAllowed } from '#platform/access/action.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { type Dossier, latenessOf, nationalState, type Passage, unitsConcerned } from './dossier.ts'
import { dossierCalendar } from './dossier-calendar.ts'
import { readClock } from './dossier-clock.ts'
import {
  type DossierComponent,
  type DossierEvent,
  type DossierFile,
  findDossier,
  listClockMarks,
  listComponents,
  listDocuments,
  listEvents,
  listFiles,
  listPassages,
} from './dossier-queries.ts'

/**
 * The dossier, if this person may see it. One that does not exist and one of other units look the same (404), so that
 * nobody learns from guessing codes.
 */
export async function viewDossier(db: Kysely<Tables>, actor: Actor, code: string): Promise<Dossier> {
  if (!can(actor, 'dossiers.view')) throw notAllowed()
  const dossier = await findDossier(db, code)
  if (!dossier || !maySee(actor, dossier)) throw new Refusal(404, 'dossier_not_found', m.dossiers_not_found({ code }))
  return dossier
}

/** Whoever works in a unit concerned, and whoever holds it at this moment. */
export function maySee(actor: Actor, dossier: Dossier): boolean {
  return (
    can(actor, 'dossiers.view', unitsConcerned(dossier)) ||
    (dossier.holder_id !== null && dossier.holder_id === actor.id)
  )
}

export interface DossierView {
  dossier: Omit<Dossier, 'phone_tails' | 'last_hash'>
  national_state: number
  /** Against the date without the extension, and against the one that holds now. */
  late_original: boolean
  late_renewed: boolean
  components: DossierComponent[]
  files: Omit<DossierFile, 'dossier_id'>[]
  passages: Omit<Passage, 'dossier_id'>[]
  documents: { id: string; form_code: string; number: string | null; issued_at: Date; issued_by: string }[]
  events: Omit<DossierEvent, 'dossier_id'>[]
  clock: {
    state: string
    start_at: Date
    due_at: Date | null
    used: number
    total: number
    explanation: readonly Line[]
  } | null
}

/** Everything about one dossier, as REST gives it out. */
export async function dossierView(db: Kysely<Tables>, dossier: Dossier, now: Date): Promise<DossierView> {
  const [components, files, passages, documents, events, marks, calendar] = await Promise.all([
    listComponents(db, dossier.id),
    listFiles(db, dossier.id),
    listPassages(db, dossier.id),
    listDocuments(db, dossier.id),
    listEvents(db, dossier.id),
    listClockMarks(db, dossier.id),
    dossierCalendar(db, dossier),
  ])
  const { phone_tails: _tails, last_hash: _hash, ...row } = dossier
  const clock = readClock(dossier, calendar, marks, now)
  return {
    dossier: row,
    national_state: nationalState(dossier),
    ...latenessOf(dossier, now),
    components,
    files: files.map(({ dossier_id: _, ...file }) => file),
    passages: passages.map(({ dossier_id: _, ...passage }) => passage),
    documents: documents.map(({ id, form_code, number, issued_at, issued_by }) => ({
      id,
      form_code,
      number,
      issued_at,
      issued_by,
    })),
    events: events.map(({ dossier_id: _, ...event }) => event),
    clock: clock
      ? {
          state: clock.state,
          start_at: new Date(clock.startAt),
          due_at: clock.dueAt === null ? null : new Date(clock.dueAt),
          used: clock.used.count,
          total: clock.used.total,
          explanation: clock.explanation,
        }
      : null,
  }
}
