import { z } from 'zod'

/**
 * What stands above the text of every printed document: the two columns of Decree 30/2020/NĐ-CP, Annex I, and the
 * mark of the statutory form. Every view model of a print extends `printSchema`.
 */

const filled = z.string().min(1)

/** The mark at the top right: `Mẫu số 01` over `Thông tư số 03/2025/TT-VPCP`. From data/forms/forms.json. */
export const formMarkSchema = z.object({
  number: filled,
  circular: filled,
})
export type FormMark = z.infer<typeof formMarkSchema>

export const letterheadSchema = z.object({
  /** Superior agency, e.g. `Ủy ban nhân dân tỉnh An Bình`; printed in capitals. Null when the issuer has none. */
  superior: filled.nullable(),
  /** Issuing unit, e.g. `Trung tâm Phục vụ hành chính công`; printed in bold capitals. */
  issuer: filled,
  /** Number and symbol after `Số:`, e.g. `0001/TNHS`; null prints dots to fill in by hand, empty text no line at all. */
  number: z.string().nullable(),
  /** `An Bình, ngày 21 tháng 11 năm 2026`, made by `placeAndDate()`. */
  place_and_date: filled,
  form: formMarkSchema.nullable(),
})
export type Letterhead = z.infer<typeof letterheadSchema>

export const printSchema = z.object({
  /** Title in the PDF's properties, e.g. `Giấy tiếp nhận hồ sơ H62.015-261123-0007`. */
  document_title: filled,
  /** Title on the paper, from data/forms/forms.json; printed in capitals. */
  title: filled,
  /** ISO 8601 with offset. Becomes the PDF's creation date, so that the same data gives the same bytes. */
  issued_at: z.iso.datetime({ offset: true }),
  /** What the QR code says (the address where the dossier is looked up); null prints no QR code. */
  qr_text: filled.nullable(),
  head: letterheadSchema,
})
export type Print = z.infer<typeof printSchema>
