import { type Form, formMark } from '#platform/prints/forms.ts'
import type { Print } from '#platform/prints/letterhead.ts'
import { placeAndDate } from '#platform/prints/vietnamese-dates.ts'
import type { FeeFact, StoredFacts } from '../document-facts.ts'
import type { Contact, Paper, Party, ProcedurePrint } from './dossier-particulars.ts'
import type { PrintUnit, PrintUnits } from './print-units.ts'
import { dong, IDENTITIES_ON_PAPER } from './print-words.ts'

/** What surrounds the facts of a sheet: which form it is, when and by whom it was issued, what its QR code says. */
export interface Sheet {
  /** In force on the day of issue. */
  form: Form
  number: string | null
  /** ISO instant. */
  issued_at: string
  issued_by: string
  /** ISO instant of the appointment that has taken the place of the one on the sheet. */
  renewed_due_at?: string | null
  units: PrintUnits
  /** Address for looking the dossier up; null prints no code. */
  qr_text: string | null
  website: string | null
}

export function unitOf(sheet: Pick<Sheet, 'units'>, id: string): PrintUnit {
  const unit = sheet.units.get(id)
  if (!unit) throw new RangeError(`the unit ${id} was not read for the print`)
  return unit
}

/** The head of every paper; `subject` follows the title in the PDF's properties. */
export function headOf(sheet: Sheet, issuerId: string, subject: string): Print {
  const issuer = unitOf(sheet, issuerId)
  return {
    document_title: `${sheet.form.title} ${subject}`.trim(),
    title: sheet.form.title,
    issued_at: withOffset(sheet.issued_at),
    qr_text: sheet.qr_text,
    head: {
      superior: issuer.superior,
      issuer: nameUnder(issuer),
      number: sheet.number ?? '',
      place_and_date: placeAndDate(issuer.place, sheet.issued_at),
      form: formMark(sheet.form),
    },
  }
}

/** Under `Ủy ban nhân dân tỉnh An Bình` a unit does not say `tỉnh An Bình` again (NĐ 30/2020/NĐ-CP, Annex I, part II, item 2). */
function nameUnder({ name, superior, place }: PrintUnit): string {
  const again = new RegExp(` (tỉnh|thành phố|xã|phường|đặc khu) ${place}$`, 'u')
  return superior?.endsWith(` ${place}`) ? name.replace(again, '') : name
}

/** Legal time, so that the PDF is dated as the paper is. */
function withOffset(instant: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

type Printed = StoredFacts['dossier']

export function ownerOf(dossier: Printed): Party {
  return {
    name: dossier.owner_name,
    address: dossier.owner_address,
    phone: dossier.owner_phone,
    email: dossier.owner_email,
    identity: identity(IDENTITIES_ON_PAPER[dossier.owner_kind], dossier.owner_identifier),
  }
}

/** Who handed the dossier in for the owner; null when the owner did. */
export function submitterOf(dossier: Printed): Party | null {
  if (dossier.submitter_name === null) return null
  return {
    name: dossier.submitter_name,
    address: null,
    phone: dossier.submitter_phone,
    email: dossier.submitter_email,
    identity: identity(IDENTITIES_ON_PAPER.person, dossier.submitter_identifier),
  }
}

export function identity(label: string, number: string | null | undefined): Party['identity'] {
  return number ? { label, number } : null
}

export function procedureOf(dossier: Pick<Printed, 'procedure_code' | 'procedure_name' | 'summary'>): ProcedurePrint {
  // A duty without a national code has a local reference, which means nothing to the reader.
  const code = /^\d\.\d{6}$/.test(dossier.procedure_code) ? dossier.procedure_code : null
  return { code, name: dossier.procedure_name, gist: dossier.summary }
}

/** Papers that were handed in, as form 01 and form 05 list them. */
export function papersOf(facts: StoredFacts): Paper[] {
  const electronic = new Set(facts.electronic ?? [])
  return facts.components
    .filter((paper) => paper.originals + paper.certified + paper.copies > 0 || electronic.has(paper.ordinal))
    .map((paper) => ({
      name: paper.name,
      originals: paper.originals,
      certified_copies: paper.certified,
      copies: paper.copies,
      note:
        [paper.form, electronic.has(paper.ordinal) ? 'Bản điện tử' : null, paper.note].filter(Boolean).join('; ') ||
        null,
    }))
}

export function feesOnPaper(fees: readonly FeeFact[] | undefined): { name: string; amount: string; state: string }[] {
  return (fees ?? []).map(({ amount, rule }) =>
    amount === null
      ? { name: 'Phí, lệ phí', amount: rule, state: 'nơi tiếp nhận thông báo mức thu' }
      : { name: 'Phí, lệ phí', amount: dong(amount), state: 'nộp tại nơi tiếp nhận hoặc trực tuyến' },
  )
}

export function contactOf(sheet: Sheet, unitId: string, officer: string | null): Contact {
  return { officer, phone: unitOf(sheet, unitId).phone, website: sheet.website }
}

/** What was typed as one text becomes one paragraph a line. */
export function paragraphs(text: string | null | undefined): string[] {
  const lines = (text ?? '')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.length > 0 ? lines : ['(Không ghi)']
}
