import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'
import {
  contactSchema,
  paperSchema,
  partySchema,
  procedurePrintSchema,
  registerEntrySchema,
} from './dossier-particulars.ts'

const filled = z.string().min(1)

/**
 * Form 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Template `01-giay-tiep-nhan`.
 * Fields: practice of three provinces (domain/law.md §2.2); form: TT 03/2025/TT-VPCP Annex I.
 */
export const receiptViewSchema = printSchema.extend({
  /** One page run per copy, in this order: kept by the unit (Lưu), given to the applicant (Giao khách hàng). */
  copies: z.array(z.enum(['kept', 'given'])).min(1),
  dossier_code: filled,
  register_entry: registerEntrySchema.nullable(),
  /** Full name of the receiving unit, e.g. `Trung tâm Phục vụ hành chính công tỉnh An Bình`. */
  receiving_unit: filled,
  /** The unit that resolves, e.g. `Ban Quản lý các khu công nghiệp tỉnh An Bình`. */
  resolving_unit: filled,
  owner: partySchema,
  /** Null when the owner hands in the dossier. `authorisation` says on what paper, e.g. `Giấy ủy quyền số 12/UQ ngày 20/11/2026`. */
  submitter: partySchema.extend({ authorisation: filled.nullable() }).nullable(),
  procedure: procedurePrintSchema,
  /** The chosen case (trường hợp), null when the procedure has one case only. */
  case_name: filled.nullable(),
  /** `Trực tiếp`, `Trực tuyến (Cổng Dịch vụ công quốc gia)`, `Dịch vụ bưu chính công ích` … */
  channel: filled,
  papers: z.array(paperSchema),
  /** Number of sets of the dossier. */
  sets: z.int().min(1),
  /** Item 3, e.g. `10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ`. */
  time_limit: filled,
  /** Item 4, e.g. `09 giờ 05 phút, thứ Hai ngày 23/11/2026`. */
  received_at: filled,
  /** Item 5, the appointment. */
  due_at: filled,
  /** What the board has promised beside the legal appointment. */
  committed_due_at: filled.nullable(),
  /** On a later print: the new appointment that has taken the place of the one above. */
  renewed_due_at: filled.nullable(),
  /** Procedures in two stages tell a second pair of times (e.g. after the financial duty is done). */
  second_stage: z.object({ label: filled, received_at: filled, due_at: filled }).nullable(),
  /** Item 6, place and way of return, e.g. `Quầy số 5, Trung tâm …` or `Trả qua dịch vụ bưu chính đến …`. */
  return_at: filled,
  /** Fees and charges told to the applicant; an empty list prints `Không thu phí, lệ phí`. */
  fees: z.array(z.object({ name: filled, amount: filled, state: filled })),
  contact: contactSchema,
  submitter_name: filled.nullable(),
  receiver_name: filled,
})
export type ReceiptView = z.infer<typeof receiptViewSchema>
