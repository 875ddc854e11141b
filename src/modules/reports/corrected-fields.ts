import { fieldLabel } from '#modules/dossiers/exports.ts'

/** Names of corrected particulars in one line; never what stands in them. */
export function correctedFields(names: readonly string[]): string {
  return names.map(fieldLabel).join(', ')
}
