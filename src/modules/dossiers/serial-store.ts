import { sql, type Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/** Numbers that are given inside the transaction that needs them: what fails gives its number back. */

/** Next serial of the agency's day. The row stays locked until the reception commits, so there are no gaps and no doubles. */
export async function allocateSerial(tx: Transaction<Tables>, agencyCode: string, day: string): Promise<number> {
  const row = await tx
    .insertInto('dossier_serial')
    .values({ agency_code: agencyCode, day, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['agency_code', 'day']).doUpdateSet({ last: sql<number>`dossier_serial.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

/** Next number of a form in the unit's year: `Số: 12/PBS`. */
export async function allocateDocumentNumber(
  tx: Transaction<Tables>,
  unitId: string,
  formCode: string,
  year: number,
): Promise<number> {
  const row = await tx
    .insertInto('document_serial')
    .values({ unit_id: unitId, form_code: formCode, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'form_code', 'year']).doUpdateSet({ last: sql<number>`document_serial.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}
