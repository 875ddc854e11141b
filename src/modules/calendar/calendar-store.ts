import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'
import { overBase } from './based-calendar.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import { calendarJson } from './calendar-json.ts'
import {
  type CalendarDraft,
  editedDefinition,
  findCurrentVersion,
  listCurrentCalendars,
  storedDefinition,
} from './calendar-queries.ts'
import type { UnitCalendarTable, VersionOrigin } from './calendar-tables.ts'
import { parseCalendar } from './parse-calendar.ts'

/** The only writer of calendars: versions and packs are added, drafts come and go. */

/** One act on calendars at a time: a version is numbered after the newest, and those based on it follow in the same act. */
export async function lockCalendars(tx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('calendars'))`.execute(tx)
}

export interface Publication {
  code: string
  name: string
  name_en: string
  /** The own part when `basedOn` is given, else the whole; its version number is set here. */
  definition: CalendarDefinition
  basedOn: string | null
  origin: VersionOrigin
  packVersion: number | null
  by: Pick<Actor, 'id' | 'name'> | null
  reason: string | null
  document: string | null
  now: Date
}

export interface PublishedVersion {
  code: string
  version: number
}

/**
 * Adds the next version, and the next versions of the calendars that share its days off: one number then says everything
 * that a date was counted by. The first of the answer is the calendar itself. The caller holds `lockCalendars`.
 */
export async function publishVersion(tx: Kysely<Tables>, publication: Publication): Promise<PublishedVersion[]> {
  const { code, basedOn } = publication
  const base = basedOn === null ? undefined : await findCurrentVersion(tx, basedOn)
  if (basedOn !== null && !base) throw new Error(`calendar ${code} is based on ${basedOn}, which does not exist`)
  const version = await nextVersion(tx, publication)
  const own = { ...publication.definition, code, name: publication.name, version }
  const whole = base ? { ...overBase(own, storedDefinition(base)), version } : own
  await tx
    .insertInto('working_calendar')
    .values({
      id: newId(),
      code,
      version,
      name: publication.name,
      name_en: publication.name_en,
      definition: jsonb(calendarJson(whole)),
      published_at: publication.now,
      based_on: basedOn,
      based_on_version: base?.version ?? null,
      own: base ? jsonb(calendarJson(own)) : null,
      origin: publication.origin,
      pack_version: publication.packVersion,
      published_by: publication.by?.id ?? null,
      published_name: publication.by?.name ?? null,
      reason: publication.reason,
      document: publication.document,
    })
    .execute()
  return [{ code, version }, ...(await publishFollowers(tx, publication))]
}

/** A calendar's first version keeps the number of its pack; after that every version is the next. */
async function nextVersion(tx: Kysely<Tables>, { code, definition }: Publication): Promise<number> {
  const current = await findCurrentVersion(tx, code)
  return current ? current.version + 1 : definition.version
}

async function publishFollowers(tx: Kysely<Tables>, base: Publication): Promise<PublishedVersion[]> {
  const followers = (await listCurrentCalendars(tx)).filter((row) => row.based_on === base.code)
  const published: PublishedVersion[] = []
  for (const row of followers) {
    const followed = await publishVersion(tx, {
      ...base,
      code: row.code,
      name: row.name,
      name_en: row.name_en,
      definition: editedDefinition(row),
      basedOn: base.code,
      origin: 'followed',
      packVersion: null,
    })
    // What is its own has not changed, so a draft of it goes on from the new version.
    const version = followed[0]?.version ?? row.version
    await tx
      .updateTable('calendar_draft')
      .set({ base_version: version })
      .where('code', '=', row.code)
      .where('base_version', '=', row.version)
      .execute()
    published.push(...followed)
  }
  return published
}

export type DraftContent = Pick<CalendarDraft, 'code' | 'base_version' | 'name' | 'name_en' | 'pack_version'> & {
  definition: CalendarDefinition
}

/** Writes the draft as its next version. The caller holds `lockCalendars` and has compared the version that was seen. */
export async function saveDraft(
  tx: Kysely<Tables>,
  draft: DraftContent,
  seen: number,
  by: Pick<Actor, 'id' | 'name'>,
  now: Date,
): Promise<number> {
  const version = seen + 1
  const values = {
    base_version: draft.base_version,
    name: draft.name,
    name_en: draft.name_en,
    definition: jsonb(calendarJson(draft.definition)),
    pack_version: draft.pack_version,
    version,
    changed_by: by.id,
    changed_name: by.name,
    changed_at: now,
  }
  await tx
    .insertInto('calendar_draft')
    .values({ code: draft.code, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .execute()
  return version
}

export async function removeDraft(tx: Kysely<Tables>, code: string): Promise<void> {
  await tx.deleteFrom('calendar_draft').where('code', '=', code).execute()
}

export async function insertUnitCalendar(tx: Kysely<Tables>, row: Insertable<UnitCalendarTable>): Promise<void> {
  await tx.insertInto('unit_calendar').values(row).execute()
}

/**
 * Loads the calendar packs of a folder (`data/calendars/*.json`). The first makes the calendar; a newer one goes into force
 * by itself as long as nobody has changed the calendar here, and is offered on its page after that. Throws with file and
 * place when a pack is wrong.
 */
export async function loadCalendars(db: Kysely<Tables>, folder: string, now: Date): Promise<void> {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const json = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { name_en?: string }
    const parsed = parseCalendar(json)
    if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.faults)}`)
    await db.transaction().execute((tx) => loadPack(tx, parsed.calendar, json, now))
  }
}

async function loadPack(
  tx: Transaction<Tables>,
  calendar: CalendarDefinition,
  json: { name_en?: string },
  now: Date,
): Promise<void> {
  const { code, version, name } = calendar
  const row = { code, version, name, name_en: json.name_en ?? name, definition: jsonb(json), loaded_at: now }
  const added = await tx
    .insertInto('calendar_pack')
    .values(row)
    .onConflict((conflict) => conflict.columns(['code', 'version']).doNothing())
    .returning('version')
    .execute()
  if (added.length === 0) return
  await lockCalendars(tx)
  const current = await findCurrentVersion(tx, code)
  if (current && ((await isEdited(tx, code)) || version <= (current.pack_version ?? 0))) return
  await publishVersion(tx, {
    code,
    name,
    name_en: row.name_en,
    definition: calendar,
    basedOn: null,
    origin: 'pack',
    packVersion: version,
    by: null,
    reason: null,
    document: null,
    now,
  })
}

async function isEdited(tx: Kysely<Tables>, code: string): Promise<boolean> {
  const edition = tx.selectFrom('working_calendar').select('id').where('code', '=', code).where('origin', '=', 'edited')
  if (await edition.limit(1).executeTakeFirst()) return true
  return (
    (await tx.selectFrom('calendar_draft').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
  )
}

function jsonb(value: unknown) {
  return sql<unknown>`${JSON.stringify(value)}::jsonb`
}
