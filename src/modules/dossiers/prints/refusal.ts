import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'
import { contactSchema, partySchema, procedurePrintSchema } from './dossier-particulars.ts'

const filled = z.string().min(1)

/** Form 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ. Template `03-tu-choi-tiep-nhan`. */
export const refusalViewSchema = printSchema.extend({
  /** Null when the dossier was refused before a code was given. */
  dossier_code: filled.nullable(),
  receiving_unit: filled,
  owner: partySchema,
  procedure: procedurePrintSchema,
  submitted_at: filled,
  reasons: z.array(filled).min(1),
  legal_bases: z.array(filled),
  /** Where to go or what to do next; refusing without showing the way is not allowed in practice. */
  guidance: filled.nullable(),
  contact: contactSchema,
  submitter_name: filled.nullable(),
  receiver_name: filled,
})
export type RefusalView = z.infer<typeof refusalViewSchema>
