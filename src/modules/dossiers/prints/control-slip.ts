import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'
import { clockOnPaperSchema } from './clock-annex.ts'
import { partySchema, procedurePrintSchema, registerEntrySchema } from './dossier-particulars.ts'

const filled = z.string().min(1)

/** One side of a hand-over. Unsigned (`name` null) prints a line to sign on. */
const sideSchema = z.object({
  agency: filled,
  name: filled.nullable(),
  /** `09 giờ 05 phút, ngày 23/11/2026`; null while it has not happened. */
  at: filled.nullable(),
})

/** Two rows on paper: the giver (Giao) and the receiver (Nhận). */
export const controlSlipStepSchema = z.object({
  /** Name of the step that the giver has finished, e.g. `Thẩm định hồ sơ`. */
  step: filled.nullable(),
  giver: sideSchema,
  receiver: sideSchema,
  /** The giver's step against its time: trước hạn, đúng hạn, quá hạn; null for a step without a clock. */
  result: z.enum(['early', 'on_time', 'late']).nullable(),
  note: z.string().nullable(),
})

/** Form 06 (05 before 2025), Phiếu kiểm soát quá trình giải quyết hồ sơ. Template `06-phieu-kiem-soat`. */
export const controlSlipViewSchema = printSchema.extend({
  register_entry: registerEntrySchema.nullable(),
  dossier_code: filled,
  owner: partySchema,
  procedure: procedurePrintSchema,
  receiving_unit: filled,
  resolving_unit: filled,
  coordinating_units: z.array(filled),
  received_at: filled,
  due_at: filled,
  /** As first told, where the appointment has moved since; and what the board had promised. */
  first_due_at: filled.nullable(),
  committed_due_at: filled.nullable(),
  steps: z.array(controlSlipStepSchema),
  /** Phụ lục: căn cứ tính thời hạn. */
  annex: z.array(clockOnPaperSchema),
})
export type ControlSlipView = z.infer<typeof controlSlipViewSchema>
export type ControlSlipStep = z.infer<typeof controlSlipStepSchema>
