import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'

const filled = z.string().min(1)

/** One act in the register; dates are Vietnamese text. */
export const recountRegisterRowSchema = z.object({
  /** `3/2026` */
  number: filled,
  decided_at: filled,
  calendar: filled,
  reason: filled,
  document: z.string().nullable(),
  decided_by: filled,
  later: z.int().min(0),
  earlier: z.int().min(0),
  kept: z.int().min(0),
  /** null: not yet carried out to the end. */
  finished_at: filled.nullable(),
})

/** Sổ theo dõi điều chỉnh thời hạn do thay đổi lịch làm việc. Template `so-dieu-chinh-han`. */
export const recountRegisterViewSchema = printSchema.extend({
  unit: filled,
  period: filled,
  rows: z.array(recountRegisterRowSchema),
  prepared_by: filled.nullable(),
})
export type RecountRegisterView = z.infer<typeof recountRegisterViewSchema>
