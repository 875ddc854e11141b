import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'

const filled = z.string().min(1)

/** A dossier with its dates, each clock on a line of its own. */
export const recountSheetRowSchema = z.object({
  number: z.int().min(1),
  dossier_code: filled,
  procedure: filled,
  owner: z.string(),
  holder: filled,
  moves: z.array(z.object({ label: filled, before: filled, after: filled, difference: z.string() })).min(1),
  tell: z.string(),
  note: z.string().nullable(),
})

/** One act with its list as an annex. Template `dieu-chinh-han`. */
export const recountSheetViewSchema = printSchema.extend({
  /** `3/2026` */
  act: filled,
  calendar: filled,
  reason: filled,
  document: z.string().nullable(),
  decided_at: filled,
  decided_by: filled,
  scope: filled,
  /** What was seen before the decision, and whether it is what was carried out. */
  list: filled,
  overdue: filled,
  result: filled,
  moved: z.array(recountSheetRowSchema),
  kept: z.array(recountSheetRowSchema),
  /** Dossiers of the list that are not printed here, because it is too long for paper. */
  left_out: z.int().min(0),
  signer: filled.nullable(),
})
export type RecountSheetView = z.infer<typeof recountSheetViewSchema>
