import type { Kysely } from 'kysely'
import { getParameterValue } from '#modules/parameters/exports.ts'
import type { Tables } from '#platform/database/tables.ts'

/** A legal parameter that is a number, on a day. Throws when it has no value, or none that is a number. */
export async function getNumber(db: Kysely<Tables>, key: string, on: string): Promise<number> {
  const value = await getParameterValue(db, key, on)
  if (typeof value !== 'number')
    throw new Error(`the legal parameter ${key} should be a number, it is ${JSON.stringify(value)}`)
  return value
}
