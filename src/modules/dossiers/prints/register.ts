import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'

const filled = z.string().min(1)
const cell = z.string().nullable()

/** One line of the register. Dates are short text with the hour where it counts, e.g. `23/11/2026 09:05`. */
export const registerRowSchema = z.object({
  number: z.int().min(1),
  dossier_code: filled,
  procedure: filled,
  sets: z.int().min(1),
  owner: filled,
  address: cell,
  phone: cell,
  received: filled,
  due: cell,
  result_received: cell,
  returned: cell,
  /** Officer who handed the result over and the person who took it. */
  giver: cell,
  receiver: cell,
  way_of_return: cell,
  /** Area of the matter (địa bàn); a provincial extra. */
  area: cell,
  note: cell,
})
export type RegisterRow = z.infer<typeof registerRowSchema>

/** Form 07 (06 before 2025), Sổ theo dõi hồ sơ. Template `07-so-theo-doi`; the same view makes the spreadsheet. */
export const registerViewSchema = printSchema.extend({
  /** The unit whose register it is. */
  unit: filled,
  /** `Từ ngày 01/11/2026 đến ngày 30/11/2026`. */
  period: filled,
  /** What else narrows the list, e.g. `Lĩnh vực: Đầu tư tại Việt Nam`; printed under the period. */
  filters: z.array(filled),
  /** Some provinces keep the column Địa bàn. */
  with_area: z.boolean(),
  rows: z.array(registerRowSchema),
  prepared_by: filled.nullable(),
})
export type RegisterView = z.infer<typeof registerViewSchema>
