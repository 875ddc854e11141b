import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { parseCalendar } from './parse-calendar.ts'

/**
 * Loads the calendar packs of a folder (`data/calendars/*.json`). A version that is already there stays as it was loaded:
 * due dates were counted by it. Throws with file and place when a pack is wrong.
 */
export async function loadCalendars(db: Kysely<Tables>, folder: string, now: Date): Promise<void> {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const json = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { name_en?: string }
    const parsed = parseCalendar(json)
    if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.faults)}`)
    const { code, version, name } = parsed.calendar
    await db
      .insertInto('working_calendar')
      .values({
        code,
        version,
        name,
        name_en: json.name_en ?? name,
        definition: sql<unknown>`${JSON.stringify(json)}::jsonb`,
        loaded_at: now,
      })
      .onConflict((conflict) => conflict.columns(['code', 'version']).doNothing())
      .execute()
  }
}
