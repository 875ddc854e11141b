import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'

const filled = z.string().min(1)

const guidePaperSchema = z.object({
  name: filled,
  originals: z.int().min(0),
  certified_copies: z.int().min(0),
  copies: z.int().min(0),
  /** Form of the paper, e.g. `Mẫu I.1.1`. */
  form: filled.nullable(),
  /** `Bắt buộc`, `Nếu có`, `Một trong các giấy tờ` … */
  requirement: filled.nullable(),
})

/** Public sheet of one procedure, for the notice board and to take home. Template `huong-dan-thu-tuc`. */
export const procedureGuideViewSchema = printSchema.extend({
  code: filled.nullable(),
  name: filled,
  field: filled,
  resolving_unit: filled,
  /** Who may apply. */
  applicants: z.array(filled),
  /** Ways to hand in, one sentence each with the place or address. */
  channels: z.array(filled).min(1),
  /** What to bring and how long it takes, by case; a procedure without cases has one with a null name. */
  cases: z
    .array(
      z.object({
        name: filled.nullable(),
        time_limit: filled,
        sets: filled,
        papers: z.array(guidePaperSchema),
      }),
    )
    .min(1),
  /** An empty list prints `Không thu phí, lệ phí`. */
  fees: z.array(z.object({ name: filled, amount: filled })),
  result: filled,
  /** Requirements and conditions; empty prints `Không có`. */
  requirements: z.array(filled),
  legal_bases: z.array(filled),
  /** Decision that announced the procedure, e.g. `Quyết định số 1165/QĐ-BTC`. */
  decision: filled.nullable(),
  contact: z.object({ phone: filled.nullable(), website: filled.nullable(), address: filled.nullable() }),
})
export type ProcedureGuideView = z.infer<typeof procedureGuideViewSchema>
