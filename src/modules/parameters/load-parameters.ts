import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '#platform/database/tables.ts'
import { insertParameter } from './parameter-store.ts'

/** One row of data/parameters.json. `valid_to` is the last day. */
export const shippedParameterSchema = z.object({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z0-9][A-Za-z0-9]*)+$/),
  value: z.json(),
  unit: z
    .string()
    .nullish()
    .transform((unit) => unit ?? null),
  valid_from: z.iso.date(),
  valid_to: z.iso
    .date()
    .nullish()
    .transform((day) => day ?? null),
  legal_basis: z.string().min(1),
  confidence: z.enum(['V', 'P', 'U']),
  note_vi: z
    .string()
    .nullish()
    .transform((note) => note ?? null),
  note_en: z
    .string()
    .nullish()
    .transform((note) => note ?? null),
})

export const parameterFileSchema = z.union([
  z.array(shippedParameterSchema),
  z.object({ parameters: z.array(shippedParameterSchema) }).transform((file) => file.parameters),
])

/**
 * Adds the rows that ship with the product and are not there yet; a key that an administrator has touched is left alone.
 * Returns the number of rows added. Throws a ZodError for a file of another shape.
 */
export async function loadParameters(db: Kysely<Tables>, file: unknown, now: Date): Promise<number> {
  const rows = parameterFileSchema.parse(file)
  return db.transaction().execute(async (tx) => {
    const present = await tx.selectFrom('legal_parameter').select(['key', 'valid_from', 'set_by']).execute()
    const touched = new Set(present.filter((row) => row.set_by !== null).map((row) => row.key))
    const there = new Set(present.map((row) => `${row.key} ${row.valid_from}`))
    const fresh = rows.filter((row) => !touched.has(row.key) && !there.has(`${row.key} ${row.valid_from}`))
    for (const row of fresh) await insertParameter(tx, { ...row, set_by: null, set_at: now })
    return fresh.length
  })
}
