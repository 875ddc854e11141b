import type { Kysely } from 'kysely'
import { type WorkingCalendar, workingCalendar } from '#modules/calendar/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { Dossier } from './dossier.ts'
import { type DateFault, findDateFaults } from './stored-dates.ts'

const PAGE = 500

/**
 * Compares every stored date with what the ledger gives under the calendar version of its time, page by page. A date that
 * somebody changed by hand is found and named.
 */
export async function verifyDates(db: Kysely<Tables>, options: { code?: string } = {}): Promise<DateFault[]> {
  const faults: DateFault[] = []
  const calendars = new Map<string, WorkingCalendar>()
  for (let after = ''; ; ) {
    const dossiers = await nextDossiers(db, after, options.code)
    if (dossiers.length === 0) return faults
    const ids = dossiers.map(({ id }) => id)
    const [passages, marks] = await Promise.all([
      db.selectFrom('dossier_passage').selectAll().where('dossier_id', 'in', ids).orderBy('seq').execute(),
      db.selectFrom('clock_mark').selectAll().where('dossier_id', 'in', ids).orderBy('seq').execute(),
    ])
    await readCalendars(db, calendars, dossiers, marks)
    const [passagesOf, marksOf] = [
      Map.groupBy(passages, (passage) => passage.dossier_id),
      Map.groupBy(marks, (mark) => mark.dossier_id),
    ]
    for (const dossier of dossiers) {
      const dated = { dossier, passages: passagesOf.get(dossier.id) ?? [], marks: marksOf.get(dossier.id) ?? [] }
      const calendarAt = (version: number) => calendars.get(keyOf(dossier.calendar_code, version)) as WorkingCalendar
      faults.push(...findDateFaults(dated, calendarAt))
    }
    after = dossiers.at(-1)?.code ?? after
    if (options.code !== undefined || dossiers.length < PAGE) return faults
  }
}

async function nextDossiers(db: Kysely<Tables>, after: string, only: string | undefined): Promise<Dossier[]> {
  const query = db.selectFrom('dossier').selectAll().orderBy('code').limit(PAGE)
  return (only === undefined ? query.where('code', '>', after) : query.where('code', '=', only)).execute()
}

/** Each calendar is compiled once, in every version under which something was counted. */
async function readCalendars(
  db: Kysely<Tables>,
  calendars: Map<string, WorkingCalendar>,
  dossiers: readonly Dossier[],
  marks: readonly { dossier_id: string; calendar_version: number }[],
): Promise<void> {
  const codes = new Map(dossiers.map((dossier) => [dossier.id, dossier.calendar_code]))
  const wanted = [
    ...dossiers.map((dossier) => [dossier.calendar_code, dossier.calendar_version] as const),
    ...marks.map((mark) => [codes.get(mark.dossier_id) ?? '', mark.calendar_version] as const),
  ]
  for (const [code, version] of wanted) {
    const key = keyOf(code, version)
    if (!calendars.has(key)) calendars.set(key, await workingCalendar(db, code, version))
  }
}

function keyOf(code: string, version: number): string {
  return `${code}/${version}`
}
