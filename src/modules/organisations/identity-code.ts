/**
 * Electronic identity codes of agencies, both schemes (law.md §7.1). Pure.
 *
 * Current scheme, QĐ 20/2020/QĐ-TTg: up to 35 characters 0–9 A–Z in groups parted by `.`, read from left to right; the
 * leftmost group `MX1X2` (a letter, two digits) is the level-1 body: `H62` → `H62.015` → `H62.015.02`.
 * Old scheme, QCVN 102:2016/BTTTT: exactly four groups `V1V2V3.Z1Z2.Y1Y2.MX1X2`, read from right to left, zeros where a
 * level is absent: `000.00.15.H62`. It lives on in old dossier codes, so both are kept and neither is turned into the other.
 */
export type IdentityCodeScheme = 'current' | 'old' | 'enterprise'

export interface IdentityCode {
  scheme: IdentityCodeScheme
  text: string
  /** From the highest body down: `['H62', '015', '02']` in both schemes. */
  groups: readonly string[]
  /** 1 for the level-1 body (a province, a ministry). */
  level: number
}

export const identityCodeLimit = 35

const levelOne = /^[A-Z]\d{2}$/
const group = /^[0-9A-Z]+$/
const oldScheme = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Z]\d{2})$/
/** Enterprises, co-operatives and household businesses are known by their registration number (Art. 5). */
const enterprise = /^\d{10}(-\d{3})?$|^\d{12}$/

/** Undefined when the text is a code of neither scheme. Lower case is not corrected: codes are copied, never typed from memory. */
export function parseIdentityCode(text: string): IdentityCode | undefined {
  if (text.length === 0 || text.length > identityCodeLimit) return undefined
  return parseOld(text) ?? parseCurrent(text) ?? parseEnterprise(text)
}

export function isAgencyCode(text: string): boolean {
  return parseIdentityCode(text)?.scheme === 'current'
}

export function isOldAgencyCode(text: string): boolean {
  return parseIdentityCode(text)?.scheme === 'old'
}

/** Codes of the bodies above, nearest first: `H62.015.02` → `['H62.015', 'H62']`. */
export function codesAbove(code: IdentityCode): string[] {
  const above: string[] = []
  for (let count = code.groups.length - 1; count >= 1; count -= 1) {
    above.push(code.scheme === 'old' ? writeOld(code.groups.slice(0, count)) : code.groups.slice(0, count).join('.'))
  }
  return above
}

/** Is `code` a body somewhere beneath `above`? Codes of different schemes are never beneath one another. */
export function isBeneath(code: IdentityCode, above: IdentityCode): boolean {
  return (
    code.scheme === above.scheme &&
    code.level > above.level &&
    above.groups.every((part, index) => code.groups[index] === part)
  )
}

function parseCurrent(text: string): IdentityCode | undefined {
  const groups = text.split('.')
  const [first = '', ...lower] = groups
  if (!levelOne.test(first) || !lower.every((part) => group.test(part))) return undefined
  return { scheme: 'current', text, groups, level: groups.length }
}

function parseOld(text: string): IdentityCode | undefined {
  const match = oldScheme.exec(text)
  if (!match) return undefined
  const [, fourth = '', third = '', second = '', first = ''] = match
  const groups = [first, second, third, fourth]
  while (groups.length > 1 && /^0+$/.test(groups.at(-1) ?? '')) groups.pop()
  // A body cannot hang under an absent one: `001.00.15.H62` names no level 3.
  if (groups.some((part) => /^0+$/.test(part))) return undefined
  return { scheme: 'old', text, groups, level: groups.length }
}

function parseEnterprise(text: string): IdentityCode | undefined {
  return enterprise.test(text) ? { scheme: 'enterprise', text, groups: [text], level: 1 } : undefined
}

function writeOld(groups: readonly string[]): string {
  const [first = '', second = '00', third = '00', fourth = '000'] = groups
  return [fourth, third, second, first].join('.')
}
