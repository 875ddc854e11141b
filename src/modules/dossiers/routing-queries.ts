import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { PlannedStep } from './dossier-codes.ts'
import type { Holder } from './step-planning.ts'

/** Who does what: which unit handles a field, who sits in a post. */

export interface FieldUnit {
  resolving_unit_id: string
  handling_unit_id: string
}

/** The agency and division for a field; with several agencies the caller must name one, else the oldest entry is taken. */
export async function findFieldUnit(
  db: Kysely<Tables>,
  fieldCode: string,
  resolvingUnitId: string | null,
): Promise<FieldUnit | undefined> {
  let query = db
    .selectFrom('field_unit')
    .select(['resolving_unit_id', 'handling_unit_id'])
    .where('field_code', '=', fieldCode)
  if (resolvingUnitId !== null) query = query.where('resolving_unit_id', '=', resolvingUnitId)
  return query.orderBy('resolving_unit_id').executeTakeFirst()
}

/** The centre that receives online submissions when the applicant has not chosen one: the province's own. */
export async function defaultCentre(db: Kysely<Tables>): Promise<string | null> {
  const row = await db
    .selectFrom('unit')
    .select('id')
    .where('kind', '=', 'centre')
    .where('valid_to', 'is', null)
    .orderBy('code')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Is there somebody who resolves the field and somewhere to hand in? A new installation has neither yet. */
export async function hasPlaceFor(db: Kysely<Tables>, fieldCode: string): Promise<boolean> {
  const [field, centre] = await Promise.all([findFieldUnit(db, fieldCode, null), defaultCentre(db)])
  return field !== undefined && centre !== null
}

/** Is this a one-stop unit that stands: a centre of the province or of a commune? */
export async function receivesDossiers(db: Kysely<Tables>, unitId: string): Promise<boolean> {
  const row = await db
    .selectFrom('unit')
    .select('id')
    .where('id', '=', unitId)
    .where('kind', 'in', ['centre', 'commune_centre'])
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The unit of the agency in which a clerk (văn thư) sits: its office, as a rule. */
export async function findClerkUnit(
  db: Kysely<Tables>,
  resolvingUnitId: string,
  on: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ unit_id: string }>`
    with recursive beneath (id) as (
      select id from unit where id = ${resolvingUnitId}
      union all
      select unit.id from unit join beneath on unit.parent_id = beneath.id
    )
    select post.unit_id from post join beneath on beneath.id = post.unit_id
    where post.role = 'clerk' and post.valid_from <= ${on}::date and (post.valid_to is null or post.valid_to >= ${on}::date)
    order by post.valid_from, post.id limit 1`.execute(db)
  return rows[0]?.unit_id
}

/** The one active officer with this role in the unit; nobody when there are none or several (then the unit's list shows the dossier). */
export async function findSoleHolder(
  db: Kysely<Tables>,
  unitId: string,
  role: string,
  on: string,
): Promise<Holder | null> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('officer', 'officer.id', 'post.officer_id')
    .select(['officer.id', 'officer.full_name as name'])
    .distinct()
    .where('post.unit_id', '=', unitId)
    .where('post.role', '=', role as never)
    .where('officer.active', '=', true)
    .where('post.valid_from', '<=', on)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', on)]))
    .limit(2)
    .execute()
  return rows.length === 1 && rows[0] ? rows[0] : null
}

/** Who had the dossier last in this step, if still in that post: work that comes back goes to the same person. */
export async function findEarlierHolder(
  db: Kysely<Tables>,
  dossierId: string,
  step: number,
  place: Pick<PlannedStep, 'unit_id'>,
  on: string,
): Promise<Holder | null> {
  const row = await db
    .selectFrom('dossier_passage as passage')
    .innerJoin('officer', 'officer.id', 'passage.holder_id')
    .innerJoin('post', 'post.officer_id', 'officer.id')
    .select(['officer.id', 'officer.full_name as name'])
    .where('passage.dossier_id', '=', dossierId)
    .where('passage.step', '=', step)
    .where('officer.active', '=', true)
    .where('post.unit_id', '=', place.unit_id)
    .where('post.valid_from', '<=', on)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>=', on)]))
    .orderBy('passage.seq', 'desc')
    .executeTakeFirst()
  return row ?? null
}
