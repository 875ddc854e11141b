/**
 * The text in the QR code of a citizen identity card (căn cước công dân, thẻ căn cước):
 * `number|old number|name|ddMMyyyy|sex|address|ddMMyyyy of issue`; newer cards add fields behind, which are ignored.
 */
export interface IdentityCard {
  number: string
  old_number: string | null
  name: string
  /** `YYYY-MM-DD`, null when the card gives no readable day. */
  born_on: string | null
  sex: string | null
  address: string | null
  issued_on: string | null
}

/** `undefined` when the text is not that of a card: the officer then types as before, nothing is guessed. */
export function readIdentityCard(text: string): IdentityCard | undefined {
  const parts = text
    .trim()
    .split('|')
    .map((part) => part.trim())
  const [number, oldNumber, name, born, sex, address, issued] = parts
  if (parts.length < 6 || !number || !/^\d{12}$/.test(number) || !name) return undefined
  if (oldNumber && !/^\d{9}$/.test(oldNumber)) return undefined
  return {
    number,
    old_number: oldNumber || null,
    name,
    born_on: cardDay(born),
    sex: sex || null,
    address: address || null,
    issued_on: cardDay(issued),
  }
}

function cardDay(text: string | undefined): string | null {
  const match = /^(\d{2})(\d{2})(\d{4})$/.exec(text ?? '')
  if (!match) return null
  const day = `${match[3]}-${match[2]}-${match[1]}`
  const real = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().slice(0, 10) === day ? day : null
}

/** Enterprise or tax code: 10 digits, or 10 + 3 for a branch (`0101234567-001`), or 12 for a household business owner. */
export function normalTaxCode(text: string): string | undefined {
  const compact = text.replace(/[\s.]/g, '')
  if (/^\d{10}$/.test(compact) || /^\d{12}$/.test(compact)) return compact
  const branch = /^(\d{10})-?(\d{3})$/.exec(compact)
  return branch ? `${branch[1]}-${branch[2]}` : undefined
}
