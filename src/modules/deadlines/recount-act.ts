import { workingCalendar } from '#modules/calendar/exports.ts'
import { unitNames } from '#modules/dossiers/exports.ts'
import { can } from '#platform/access/actor.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { whenText } from '#platform/i18n/dates.ts'
import { m } from '#words'
import { hideOwner } from './recount-page.ts'
import { type KeptRow, listKept, listLettersSent, listMoved, type MovedFilter } from './recount-queries.ts'
import type { Recount } from './recount-store.ts'
import { concernLabel, type ListLine, movedLine, moveLine } from './recount-view.ts'

/** One act's list, for its page, its spreadsheet and its print. */

export async function movedLines(scope: RequestScope, recount: Recount, filter: MovedFilter): Promise<ListLine[]> {
  const { db } = scope.app.database
  const rows = await listMoved(db, recount, scope.actor, filter)
  const codes = rows.map((row) => row.code)
  const [calendar, units, letters] = await Promise.all([
    workingCalendar(db, recount.calendar_code, recount.to_version),
    unitNames(
      db,
      rows.map((row) => row.unit_id),
    ),
    listLettersSent(db, recount, codes),
  ])
  const named = can(scope.actor, 'dossiers.view')
  return rows.map((row) => {
    const line = hideOwner(movedLine(row, calendar, units, scope.locale), named)
    const sent = letters.get(row.code)
    return sent ? { ...line, tell: m.deadlines_recount_told({ when: whenText(sent, scope.locale) }) } : line
  })
}

/** Those that keep their dates: the line names the clock for which they were kept. */
export async function keptLines(scope: RequestScope, recount: Recount, limit: number): Promise<ListLine[]> {
  const { db } = scope.app.database
  const rows = await listKept(db, recount.id, scope.actor, limit)
  const calendar = await workingCalendar(db, recount.calendar_code, recount.to_version)
  const units = await unitNames(
    db,
    rows.map((row) => row.unit_id),
  )
  const named = can(scope.actor, 'dossiers.view')
  const lineOf = (row: KeptRow): ListLine => ({
    code: row.code,
    procedure: row.procedure_name,
    owner: row.owner_name,
    unit: units.get(row.unit_id) ?? '',
    holder: row.holder_name,
    moves: [moveLine({ clock: row.clock, before: row.due_before, after: row.due_after }, calendar, scope.locale)],
    tell: m.deadlines_recount_tell_nobody(),
    note: concernLabel(row.ground),
    concern: row.ground,
  })
  return rows.map((row) => hideOwner(lineOf(row), named))
}
