import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'

const filled = z.string().min(1)

/** Practice sheet, Phiếu bàn giao hồ sơ (or kết quả). Template `phieu-ban-giao`. */
export const handOverListViewSchema = printSchema.extend({
  /** Dossiers go from the one-stop unit to the agency, results come back. */
  kind: z.enum(['dossiers', 'results']),
  from_unit: filled,
  to_unit: filled,
  handed_over_at: filled,
  rows: z.array(
    z.object({
      number: z.int().min(1),
      dossier_code: filled,
      procedure: filled,
      owner: filled,
      /** Sets of paper, or number of results; 0 means electronic only. */
      count: z.int().min(0),
      due: filled.nullable(),
      note: z.string().nullable(),
    }),
  ),
  giver_name: filled.nullable(),
  receiver_name: filled.nullable(),
})
export type HandOverListView = z.infer<typeof handOverListViewSchema>
