import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'

const filled = z.string().min(1)

/** The annex of a Decision: one internal process as its table. Template `phu-luc-quy-trinh`, A4 landscape. */
export const processAnnexViewSchema = printSchema.extend({
  /** `(Ban hành kèm theo Quyết định số …)`, or that it is a draft. */
  subtitle: filled,
  name: filled,
  /** Above the table. */
  lines: z.array(z.object({ label: filled, text: filled })),
  /** Head of each column with its share of the width. */
  columns: z.array(z.object({ header: filled, share: z.number().positive() })).min(5),
  /** Cells in the order of the columns. */
  rows: z.array(z.array(z.string())),
  /** Of the longest way, with the place of its column; null prints no such row. */
  total: z.object({ text: filled, column: z.int().min(1) }).nullable(),
})
export type ProcessAnnexView = z.infer<typeof processAnnexViewSchema>
