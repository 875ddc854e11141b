import type { Kysely } from 'kysely'
import { getUnit } from '#modules/organisations/exports.ts'
import { getParameterValue } from '#modules/parameters/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'

/**
 * The agency part of new dossier codes by the scheme in force (parameter `code.scheme`, law.md §2.3): the present identity
 * code (`H62.015`), or, where a province still counts by TT 01/2018, the older one (`000.00.15.H62`).
 */
export async function codeAgency(db: Kysely<Tables>, unitId: string, on: string): Promise<string> {
  const [unit, scheme] = await Promise.all([getUnit(db, unitId), getParameterValue(db, 'code.scheme', on)])
  if (scheme !== 'old_identity_code') return unit.code
  if (unit.old_code === null) throw new Refusal(409, 'no_old_code', m.dossiers_no_old_code({ unit: unit.name }))
  return unit.old_code
}
