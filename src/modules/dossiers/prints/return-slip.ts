import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'
import { contactSchema, partySchema, procedurePrintSchema } from './dossier-particulars.ts'

const filled = z.string().min(1)

/** Practice sheet, Biên nhận trả kết quả. Template `bien-nhan-tra-ket-qua`. Rights of Art. 6 of Decree 118/2025/NĐ-CP. */
export const returnSlipViewSchema = printSchema.extend({
  dossier_code: filled,
  returning_unit: filled,
  resolving_unit: filled,
  owner: partySchema,
  procedure: procedurePrintSchema,
  received_at: filled,
  due_at: filled,
  returned_at: filled,
  /** `Trực tiếp tại quầy số 5`, `Dịch vụ bưu chính công ích`, `Bản điện tử` … */
  way_of_return: filled,
  results: z
    .array(
      z.object({
        name: filled,
        /** Number and symbol, e.g. `9876543210`. */
        number: filled.nullable(),
        dated: filled.nullable(),
        copies: z.int().min(0),
        note: z.string().nullable(),
      }),
    )
    .min(1),
  /** Who takes the result. `proof` is what was shown: the receipt, or the identity paper when it was lost, or the authorisation. */
  collector: partySchema.extend({ proof: filled }),
  fees: z.array(z.object({ name: filled, amount: filled, state: filled })),
  contact: contactSchema,
  giver_name: filled,
})
export type ReturnSlipView = z.infer<typeof returnSlipViewSchema>
