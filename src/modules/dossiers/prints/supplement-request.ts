import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'
import { contactSchema, paperSchema, partySchema, procedurePrintSchema } from './dossier-particulars.ts'

const filled = z.string().min(1)

/**
 * Form 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. Template `02-yeu-cau-bo-sung`.
 * It is asked once, complete, with content, reason and guidance (Decree 118/2025/NĐ-CP Art. 11).
 */
export const supplementRequestViewSchema = printSchema.extend({
  /** Null when the paper dossier was sent back before a code was given. */
  dossier_code: filled.nullable(),
  receiving_unit: filled,
  owner: partySchema,
  procedure: procedurePrintSchema,
  received_at: filled,
  /** The papers to add or correct; `note` says what exactly is to be done with each. */
  papers: z.array(paperSchema),
  /** Points that are not tied to one paper. */
  other_points: z.array(filled),
  /** Lý do, one paragraph per line. */
  reasons: z.array(filled).min(1),
  /** Articles on which the request stands, printed after the reasons. */
  legal_bases: z.array(filled),
  /** Last moment to answer, e.g. `17 giờ 00 phút, thứ Hai ngày 14/12/2026`; null when no limit applies. */
  answer_until: filled.nullable(),
  /** What becomes of the clock, e.g. `Thời hạn giải quyết được tính lại từ đầu khi nhận đủ hồ sơ bổ sung.` */
  clock_note: filled.nullable(),
  contact: contactSchema,
  /** Người hướng dẫn. */
  guide_name: filled,
})
export type SupplementRequestView = z.infer<typeof supplementRequestViewSchema>
