import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { isId } from '#platform/ids.ts'
import type { DeskTable, UnitTable } from './organisation-tables.ts'
import { heirsOn, treeOn, type UnitNode } from './unit-tree.ts'

export type Unit = Selectable<UnitTable>
export type Desk = Selectable<DeskTable>

/** All `on` arguments are days in Vietnam, `YYYY-MM-DD` (`legalDay(now)`). */

/** Undefined also for text that is no id. */
export async function findUnit(db: Kysely<Tables>, id: string): Promise<Unit | undefined> {
  if (!isId(id)) return undefined
  return db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Throws when there is no such unit: for ids that come from our own rows. */
export async function getUnit(db: Kysely<Tables>, id: string): Promise<Unit> {
  return db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** By identity code of either scheme; the unit that bore it on that day. */
export async function findUnitByCode(db: Kysely<Tables>, code: string, on: string): Promise<Unit | undefined> {
  return db
    .selectFrom('unit')
    .selectAll()
    .where((eb) => eb.or([eb('code', '=', code), eb('old_code', '=', code)]))
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
}

/** Units that stood on the day, in order of code. */
export async function listUnits(db: Kysely<Tables>, on: string): Promise<Unit[]> {
  return db
    .selectFrom('unit')
    .selectAll()
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .orderBy('code')
    .execute()
}

export async function listUnitTree(db: Kysely<Tables>, on: string): Promise<UnitNode<Unit>[]> {
  const [units, successions] = [await listEveryUnit(db), await listSuccessions(db)]
  return treeOn(units, successions, on)
}

/** Units of every time: for history and for roll-ups. */
export async function listEveryUnit(db: Kysely<Tables>): Promise<Unit[]> {
  return db.selectFrom('unit').selectAll().orderBy('code').orderBy('valid_from').execute()
}

export async function listSuccessions(db: Kysely<Tables>) {
  return db.selectFrom('unit_successor').selectAll().orderBy('on_date').execute()
}

/** Forerunners and successors of one unit, with names. */
export async function listHistory(db: Kysely<Tables>, unitId: string) {
  return db
    .selectFrom('unit_successor as s')
    .innerJoin('unit as before', 'before.id', 's.unit_id')
    .innerJoin('unit as after', 'after.id', 's.successor_id')
    .select([
      's.kind',
      's.on_date',
      's.basis',
      'before.id as before_id',
      'before.code as before_code',
      'before.name as before_name',
      'after.id as after_id',
      'after.code as after_code',
      'after.name as after_name',
    ])
    .where((eb) => eb.or([eb('s.unit_id', '=', unitId), eb('s.successor_id', '=', unitId)]))
    .orderBy('s.on_date')
    .execute()
}

/**
 * The unit itself, everything beneath it, and the forerunners of all these: whose dossiers a person of this unit answers
 * for today. Of all times, because a closed division's dossiers stay.
 */
export async function listUnitIdsBeneath(db: Kysely<Tables>, unitIds: readonly string[]): Promise<string[]> {
  if (unitIds.length === 0) return []
  const rows = await sql<{ id: string }>`
    with recursive beneath (id) as (
      select id from unit where id in (${sql.join(unitIds)})
      union
      select edge.id from beneath
      join (select id, parent_id as above from unit union all select unit_id, successor_id from unit_successor) edge
        on edge.above = beneath.id
    )
    select id from beneath`.execute(db)
  return rows.rows.map((row) => row.id)
}

/**
 * The unit, then those above it, nearest first, each followed by its forerunners, newest first: where to look for what a
 * unit has of its own or, failing that, from above. What was said of a unit before it was renamed holds for its successor.
 */
export async function listUnitLine(db: Kysely<Tables>, unitId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    with recursive line (id, height, back) as (
      select id, 0, 0 from unit where id = ${unitId}
      union
      select edge.id, line.height + edge.up, line.back + edge.back from line
      join (
        select id as from_id, parent_id as id, 1 as up, 0 as back from unit where parent_id is not null
        union all
        select successor_id, unit_id, 0, 1 from unit_successor
      ) edge on edge.from_id = line.id and (edge.back = 1 or line.back = 0)
      where line.height < 20 and line.back < 20
    )
    select id from line group by id order by min(height), min(back)`.execute(db)
  return rows.rows.map((row) => row.id)
}

/** For reports by successor: each unit of every time → the unit that does its work on the day (law.md §9). */
export async function heirsByUnit(db: Kysely<Tables>, on: string): Promise<Map<string, string>> {
  const [units, successions] = [await listEveryUnit(db), await listSuccessions(db)]
  return heirsOn(units, successions, on)
}

/** Desks of a centre, or every desk; with the served agency's name. */
export async function listDesks(db: Kysely<Tables>, unitId?: string) {
  let query = db
    .selectFrom('desk')
    .innerJoin('unit as centre', 'centre.id', 'desk.unit_id')
    .leftJoin('unit as served', 'served.id', 'desk.serves_unit_id')
    .select([
      'desk.id',
      'desk.code',
      'desk.name',
      'desk.name_en',
      'desk.unit_id',
      'desk.serves_unit_id',
      'desk.active',
      'centre.name as unit_name',
      'served.name as serves_name',
      'served.name_en as serves_name_en',
    ])
  if (unitId !== undefined) query = query.where('desk.unit_id', '=', unitId)
  return query.orderBy('desk.code').execute()
}

/** Units that hang directly beneath it now. */
export async function listChildren(db: Kysely<Tables>, unitId: string): Promise<Unit[]> {
  return db
    .selectFrom('unit')
    .selectAll()
    .where('parent_id', '=', unitId)
    .where('valid_to', 'is', null)
    .orderBy('code')
    .execute()
}
