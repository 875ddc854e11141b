import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'

const filled = z.string().min(1)

/** Columns (3) to (13) of the form. */
const figuresSchema = z.array(z.int().min(0)).length(11)

export const report06aRowSchema = z.object({
  /** `I` of a field over its procedures, else `1`. */
  number: filled,
  name: filled,
  group: z.boolean(),
  figures: figuresSchema,
})

/** Form II.06a. Template `bc-06a`; the same view makes the spreadsheet. */
export const report06aViewSchema = printSchema.extend({
  /** Under the title: where the procedures are resolved. */
  at: filled.nullable(),
  period: filled,
  /** `Số liệu tính đến …`. */
  cut_off: filled,
  narrowed: z.array(filled),
  /** Head of column (2). */
  of: filled,
  rows: z.array(report06aRowSchema),
  totals: figuresSchema,
  /** Identities, rates, what was withdrawn, definition and hash: printed beneath. */
  notes: z.array(filled),
  /** Rules that were not compared with a legal text. */
  unverified: z.array(filled),
})
export type Report06aView = z.infer<typeof report06aViewSchema>
