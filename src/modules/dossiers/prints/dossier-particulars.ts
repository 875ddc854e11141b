import { z } from 'zod'

/**
 * Pieces that several statutory forms share. All dates and amounts in a print are already
 * Vietnamese text (`#platform/prints/vietnamese-dates.ts`): a template only lays out.
 */

const filled = z.string().min(1)

/** A person or organisation on paper. `identity.label` is e.g. `Mã số doanh nghiệp` or `Số định danh cá nhân`. */
export const partySchema = z.object({
  name: filled,
  address: filled.nullable(),
  phone: filled.nullable(),
  email: filled.nullable(),
  identity: z.object({ label: filled, number: filled }).nullable(),
})
export type Party = z.infer<typeof partySchema>

export const procedurePrintSchema = z.object({
  /** National code, e.g. `1.009664`; null for duties without one. */
  code: filled.nullable(),
  name: filled,
  /** The gist of this application, printed after the name; null when the name says all. */
  gist: filled.nullable(),
})
export type ProcedurePrint = z.infer<typeof procedurePrintSchema>

/** One row of the table of papers: counts of originals, certified copies and plain copies. */
export const paperSchema = z.object({
  name: filled,
  originals: z.int().min(0),
  certified_copies: z.int().min(0),
  copies: z.int().min(0),
  /** e.g. `Bản điện tử`, `Mẫu I.1.1`, or what is wrong with the paper. */
  note: z.string().nullable(),
})
export type Paper = z.infer<typeof paperSchema>

/** Volume and serial number in the register of dossiers (Quyển số, Số thứ tự); some provinces keep them. */
export const registerEntrySchema = z.object({ volume: filled, serial: filled })

/** Whom to ask: the officer, and the telephone and web site of the unit. */
export const contactSchema = z.object({
  officer: filled.nullable(),
  phone: filled.nullable(),
  website: filled.nullable(),
})
export type Contact = z.infer<typeof contactSchema>

/** Signature of an authority: `['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN']` over the full name (Decree 30/2020/NĐ-CP, Annex I). */
export const signerSchema = z.object({
  authority: z.array(filled).min(1),
  name: filled.nullable(),
})
export type Signer = z.infer<typeof signerSchema>
