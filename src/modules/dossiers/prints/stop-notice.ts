import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'
import { paperSchema, partySchema, procedurePrintSchema, signerSchema } from './dossier-particulars.ts'

const filled = z.string().min(1)

/**
 * Form 05, Thông báo dừng giải quyết hồ sơ (new in TT 03/2025/TT-VPCP). Template `05-dung-giai-quyet`.
 * Fields from Art. 7 of that circular; the annex itself was not seen.
 */
export const stopNoticeViewSchema = printSchema.extend({
  addressees: z.array(filled).min(1),
  dossier_code: filled,
  receiving_unit: filled,
  resolving_unit: filled,
  owner: partySchema,
  procedure: procedurePrintSchema,
  received_at: filled,
  due_at: filled.nullable(),
  /** The applicant's request; null when the agency stops by law (e.g. no answer under the investment decree). */
  request: z.object({ made_at: filled, channel: filled, content: filled }).nullable(),
  /** State of the dossier when it was stopped, e.g. `Đang thẩm định, chưa có kết quả giải quyết`. */
  state: filled,
  stopped_at: filled,
  reasons: z.array(filled).min(1),
  legal_bases: z.array(filled),
  /** Papers given back with the notice; empty when the dossier was electronic or nothing is returned. */
  returned_papers: z.array(paperSchema),
  /** What happens to the papers, e.g. where and until when they can be collected. */
  papers_note: filled.nullable(),
  /** What happens to fees already paid. */
  fees_note: filled.nullable(),
  signer: signerSchema,
  recipients: z.array(filled).min(1),
})
export type StopNoticeView = z.infer<typeof stopNoticeViewSchema>
