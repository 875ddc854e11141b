import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'
import { clockOnPaperSchema } from './clock-annex.ts'
import { procedurePrintSchema } from './dossier-particulars.ts'

const filled = z.string().min(1)

/** Phụ lục: căn cứ tính thời hạn, alone – every clock of a dossier, day by day. Template `giai-trinh-han`. */
export const deadlineExplanationViewSchema = printSchema.extend({
  dossier_code: filled.nullable(),
  owner_name: filled.nullable(),
  procedure: procedurePrintSchema,
  received_at: filled,
  /** The start rule in words, e.g. `Ngày tiếp nhận không tính; tính từ ngày làm việc tiếp theo.` */
  start_rule: filled,
  clocks: z.array(clockOnPaperSchema).min(1),
})
export type DeadlineExplanationView = z.infer<typeof deadlineExplanationViewSchema>
