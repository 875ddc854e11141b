import type { Kysely } from 'kysely'
import { getParameterValue } from '#modules/parameters/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import { type Dossier, legalDay } from './dossier.ts'

/** A legal parameter that is a number, on a day. Throws when it has no value, or none that is a number. */
export async function getNumber(db: Kysely<Tables>, key: string, on: string): Promise<number> {
  const value = await getParameterValue(db, key, on)
  if (typeof value !== 'number')
    throw new Error(`the legal parameter ${key} should be a number, it is ${JSON.stringify(value)}`)
  return value
}

/**
 * The number by which a dossier goes, for good: that of the day of its receipt, or of its arrival while nobody has received
 * it. A new value holds for dossiers from its day on; open ones keep theirs.
 */
export function boundNumber(
  db: Kysely<Tables>,
  key: string,
  dossier: Pick<Dossier, 'received_at' | 'submitted_at'>,
): Promise<number> {
  return getNumber(db, key, legalDay(dossier.received_at ?? dossier.submitted_at))
}
