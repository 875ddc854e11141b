import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'
import { procedurePrintSchema } from './dossier-particulars.ts'

const filled = z.string().min(1)

/** One day, or a run of days of one kind, of the count. */
export const deadlineExplanationRowSchema = z.object({
  /** `thứ Hai ngày 23/11/2026`, or a range `thứ Bảy 28/11 – Chủ nhật 29/11/2026`. */
  date: filled,
  kind: z.enum(['start', 'counted', 'off', 'paused', 'due']),
  /** Running total after this row, e.g. `3` of 10 days or `6 giờ 30 phút`; null when nothing is counted. */
  total: filled.nullable(),
  reason: filled,
  legal_basis: z.string().nullable(),
})

/** Annex `Vì sao hạn là …?`: the count of a due date, day by day. Template `giai-trinh-han`. */
export const deadlineExplanationViewSchema = printSchema.extend({
  dossier_code: filled.nullable(),
  owner_name: filled.nullable(),
  procedure: procedurePrintSchema,
  received_at: filled,
  time_limit: filled,
  /** The start rule in words, e.g. `Ngày tiếp nhận không tính; tính từ ngày làm việc tiếp theo.` */
  start_rule: filled,
  started_at: filled,
  due_at: filled,
  /** Appointment before supplement, pause or extension; null when it never changed. */
  original_due_at: filled.nullable(),
  calendar_name: filled,
  rows: z.array(deadlineExplanationRowSchema).min(1),
  legal_bases: z.array(filled),
})
export type DeadlineExplanationView = z.infer<typeof deadlineExplanationViewSchema>
