import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { describeImportError } from '../catalogue-words.ts'
import { type ImportBatch, loadImportBatch } from '../import-batch.ts'

/** The permission of everything that administrators do to the catalogue. */
export const MANAGE_CATALOGUE = 'catalogue.manage'

/**
 * Loads files that `readImportBatch` has read (unpacking a spreadsheet takes time, so it comes before the transaction), all or
 * nothing. The publication of procedures: Decree 63/2010/NĐ-CP Art. 13, 24.
 */
export const importProceduresAction = defineAction({
  name: 'catalogue.import_procedures',
  permission: MANAGE_CATALOGUE,
  input: z.object({
    /** As the person named it, for the audit log. */
    file_name: z
      .string()
      .trim()
      .min(1, { error: () => m.catalogue_import_no_file() })
      .max(255),
    batch: z.custom<ImportBatch>(isBatch, { error: () => m.catalogue_import_no_file() }),
  }),
  async run({ tx, now, about }, { file_name, batch }) {
    about(file_name)
    if (batch.errors.length > 0) {
      throw new FormProblem(batch.errors.map((error) => ({ path: error.place, message: describeImportError(error) })))
    }
    return loadImportBatch(tx, batch, now)
  },
})

function isBatch(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'files' in value && 'errors' in value
}
