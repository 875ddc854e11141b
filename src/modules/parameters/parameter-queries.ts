import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { LegalParameterTable } from './parameter-tables.ts'

export type LegalParameter = Selectable<LegalParameterTable>

/** All `on` arguments are days in Vietnam, `YYYY-MM-DD`. The latest row that holds on the day wins. */

export async function findParameter(db: Kysely<Tables>, key: string, on: string): Promise<LegalParameter | undefined> {
  return holdingOn(db, on).where('key', '=', key).orderBy('valid_from', 'desc').executeTakeFirst()
}

/** Throws when nothing is set for the day: for keys that the product ships with. */
export async function getParameter(db: Kysely<Tables>, key: string, on: string): Promise<LegalParameter> {
  const row = await findParameter(db, key, on)
  if (!row) throw new Error(`the legal parameter ${key} has no value on ${on}: load data/parameters.json`)
  return row
}

/** The value alone, undefined when nothing is set for the day. */
export async function findParameterValue(db: Kysely<Tables>, key: string, on: string): Promise<unknown> {
  return (await findParameter(db, key, on))?.value
}

/** The value alone; throws like `getParameter`. */
export async function getParameterValue(db: Kysely<Tables>, key: string, on: string): Promise<unknown> {
  return (await getParameter(db, key, on)).value
}

/** A number that the product ships with; throws when it is missing or no number. */
export async function getNumber(db: Kysely<Tables>, key: string, on: string): Promise<number> {
  const { value } = await getParameter(db, key, on)
  if (typeof value !== 'number') throw new Error(`the legal parameter ${key} is not a number on ${on}`)
  return value
}

/** The value when it is a number, else undefined. */
export async function findNumber(db: Kysely<Tables>, key: string, on: string): Promise<number | undefined> {
  const value = (await findParameter(db, key, on))?.value
  return typeof value === 'number' ? value : undefined
}

/** What holds on the day, one row per key, in order of key; `prefix` such as `security.` narrows it. */
export async function listParameters(db: Kysely<Tables>, on: string, prefix = ''): Promise<LegalParameter[]> {
  return holdingOn(db, on)
    .distinctOn('key')
    .where('key', 'like', `${prefix}%`)
    .orderBy('key')
    .orderBy('valid_from', 'desc')
    .execute()
}

/** Every value that a key ever had or will have, newest first. */
export async function listParameterHistory(db: Kysely<Tables>, key: string): Promise<LegalParameter[]> {
  return db.selectFrom('legal_parameter').selectAll().where('key', '=', key).orderBy('valid_from', 'desc').execute()
}

function holdingOn(db: Kysely<Tables>, on: string) {
  return db
    .selectFrom('legal_parameter')
    .selectAll()
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
}
