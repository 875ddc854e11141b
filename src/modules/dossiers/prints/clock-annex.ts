import { z } from 'zod'

const filled = z.string().min(1)

/** One day, or a run of days of one kind, of the count. */
const annexRowSchema = z.object({
  /** `Thứ Hai 23/11/2026`, or a range. */
  date: filled,
  kind: z.enum(['start', 'counted', 'off', 'paused', 'due']),
  /** Sum after this row, e.g. `3/10 ngày làm việc`; null when nothing is counted. */
  total: filled.nullable(),
  reason: filled,
  legal_basis: z.string(),
})

/** Phụ lục: căn cứ tính thời hạn – one clock of a dossier: how its date follows, and the marks of its ledger. */
export const clockOnPaperSchema = z.object({
  /** `Thời hạn pháp luật`, `Bước “Thẩm định hồ sơ”`. */
  title: filled,
  limit: filled,
  source: filled,
  started_at: filled,
  due_at: filled,
  /** As first told; without the extension. Null where the same as the due date. */
  first_due_at: filled.nullable(),
  original_due_at: filled.nullable(),
  used: filled,
  calendar: filled,
  rows: z.array(annexRowSchema),
  marks: z.array(
    z.object({ at: filled, says: filled, document: z.string().nullable(), author: z.string().nullable() }),
  ),
})
export type ClockOnPaper = z.infer<typeof clockOnPaperSchema>
