import { sql } from 'kysely'
import { publishDefinition } from '#modules/calendar/actions/publish-calendar.ts'
import { currentCalendarVersion } from '#modules/calendar/exports.ts'
import { system } from '#platform/access/actor.ts'
import type { Board } from './board.ts'

/** Days that a test's calendar has beside those of the pack that ships. */
export const off = (date: string) => ({ date, off: true, kind: 'day_off', name: 'Đóng cửa do bão' })
export const worked = (date: string) => ({ date, hours_of: 'mon', kind: 'makeup', name: 'Làm bù' })

/** Publishes the next version of the calendar: the pack with these days, whatever the versions between said. */
export async function publishDays(board: Board, ...days: object[]): Promise<number> {
  const row = await board.db
    .selectFrom('working_calendar')
    .select(sql<{ exceptions: object[] }>`definition`.as('definition'))
    .where('code', '=', 'vn')
    .where('version', '=', 1)
    .executeTakeFirstOrThrow()
  const base_version = await currentCalendarVersion(board.db, 'vn')
  const definition = { ...row.definition, exceptions: [...row.definition.exceptions, ...days] }
  await board.perform(publishDefinition, system, { code: 'vn', base_version, definition, reason: 'Thử nghiệm' })
  return base_version + 1
}

/** The pack as it ships is the newest version again: dossiers that are received now begin by it. */
export async function publishPlain(board: Board): Promise<void> {
  const { rows } = await sql<{ same: boolean }>`
    select (select definition -> 'exceptions' from working_calendar where code = 'vn' order by version desc limit 1)
      = (select definition -> 'exceptions' from working_calendar where code = 'vn' and version = 1) as same`.execute(
    board.db,
  )
  if (!rows[0]?.same) await publishDays(board)
}
