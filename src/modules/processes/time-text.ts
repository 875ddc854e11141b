/**
 * Times as Decisions write them: `0,5 ngày`, `04 giờ`, `½ ngày làm việc`, `2,5 ngày (20 giờ)`, `01 giờ 30 phút`,
 * `Giờ hành chính`. Read and written. Pure.
 */
import type { Limit } from '#modules/catalogue/exports.ts'
import { fold, tidy } from './plain-text.ts'

type LimitUnit = Limit['unit']

export interface ReadTime {
  budget: Limit | null
  /** False: the table says that this time is not within the limit. */
  counted: boolean
  problem?: 'not_understood' | 'contradicts' | 'range' | 'is_a_date'
}

/** What a bare number counts, and what plain `ngày` and `giờ` are. */
export interface TimeUnits {
  /** From the header: `Thời gian (giờ)`. */
  bare?: LimitUnit | undefined
  /** Within a process, plain days are working days (law.md §1.8), unless its limit is in plain days. */
  plainDay?: 'working_days' | 'days'
}

const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 }
const NUMBER_WORDS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']
const UNIT =
  'ngay(?: lam viec| lv| theo lich)?|nlv|gio(?: lam viec| hanh chinh| dong ho)?|tieng|h|phut|p|buoi|tuan(?: lam viec)?|thang'
const NUMBER = `(?:\\d+\\s*\\/\\s*\\d+|\\d+(?:[.,]\\d+)?\\s*[½¼¾⅓⅔]?|[½¼¾⅓⅔]|nua|${NUMBER_WORDS.slice(1).join('|')})`
const AMOUNT = new RegExp(`(?<![a-z0-9])(${NUMBER})(?:\\s*\\([^)\\d]*\\))?\\s*(${UNIT})?(?:\\s+(ruoi))?(?![a-z])`, 'g')

const UNCOUNTED =
  /^(gio hanh chinh|theo gio hanh chinh|trong gio hanh chinh|khong tinh( vao)?( thoi gian| thoi han)?( giai quyet)?|khong quy dinh|theo (giay|phieu) hen|theo lich hen|theo ngay hen( tra)?( ket qua)?|ngay sau khi .*|khi co ket qua|khi to chuc, ca nhan den.*)$/
const WITHIN_THE_DAY = /^(ngay )?(trong|cung) (mot )?ngay( lam viec)?$/
const AT_ONCE = /^(ngay|ngay lap tuc|tuc thoi|lap tuc|tra ngay)$/

export function readTime(raw: string | number | Date | null, units: TimeUnits = {}): ReadTime {
  if (raw === null) return { budget: null, counted: true }
  // A spreadsheet takes `1/2` for the first of February.
  if (raw instanceof Date) return { budget: null, counted: true, problem: 'is_a_date' }
  if (typeof raw === 'number') return { budget: limitOf(raw, units.bare ?? 'working_days'), counted: true }
  const text = fold(tidy(raw)).replace(/\s+/g, ' ').replace(/[.;]$/, '')
  if (/^[-–—./]*$/.test(text)) return { budget: null, counted: true }
  if (UNCOUNTED.test(text)) return { budget: null, counted: false }
  if (WITHIN_THE_DAY.test(text)) return { budget: limitOf(1, 'working_days'), counted: true }
  if (AT_ONCE.test(text)) return { budget: limitOf(0, 'working_days'), counted: true }
  return readAmounts(text, units)
}

interface Amount {
  hours: number
  limit: Limit
  from: number
  to: number
}

function readAmounts(text: string, units: TimeUnits): ReadTime {
  const inBrackets = /\(([^()]*\d[^()]*)\)/.exec(text)
  const outside = inBrackets ? text.replace(inBrackets[0], ' '.repeat(inBrackets[0].length)) : text
  const amounts = amountsIn(outside, units)
  const first = amounts[0]
  if (!first) return { budget: null, counted: true, problem: 'not_understood' }
  const between = amounts[1] ? outside.slice(first.to, amounts[1].from).trim() : ''
  const counted = !/khong tinh/.test(outside)
  if (amounts[1] && /^(-|–|—|den|toi)$/.test(between)) {
    return { budget: amounts[1].limit, counted, problem: 'range' }
  }
  const together = amounts.every(
    (amount, at) => at === 0 || /^(va|\+|,)?$/.test(outside.slice(amounts[at - 1]?.to, amount.from).trim()),
  )
  if (!together) return { budget: null, counted: true, problem: 'not_understood' }
  const budget = amounts.length === 1 ? first.limit : limitOf(sum(amounts), 'working_hours')
  const repeated = inBrackets ? amountsIn(inBrackets[1] ?? '', units) : []
  if (repeated.length > 0 && Math.abs(sum(repeated) - sum(amounts)) > 0.01)
    return { budget, counted, problem: 'contradicts' }
  return { budget, counted }
}

const sum = (amounts: readonly Amount[]) => amounts.reduce((total, { hours }) => total + hours, 0)

/** Amounts one after the other; `1-2 ngày` lends its unit to the first number. */
function amountsIn(text: string, units: TimeUnits): Amount[] {
  const found = [...text.matchAll(AMOUNT)]
  return found.flatMap((match, at) => {
    const [whole, number = '', unit, half] = match
    // `sau` is six, and also `after`: a number in letters has its unit beside it.
    if (unit === undefined && /^[a-z]/.test(number)) return []
    const lent = unit ?? found.slice(at + 1).find(([, , later]) => later !== undefined)?.[2]
    const named = lent === undefined ? units.bare : unitOf(lent, units)
    if (named === undefined) return []
    const value = numberOf(number) + (half ? 0.5 : 0)
    const limit = scaled(value, lent ?? '', named)
    const from = match.index
    return [{ hours: inHours(limit), limit, from, to: from + whole.length }]
  })
}

function unitOf(word: string, { plainDay = 'working_days' }: TimeUnits): LimitUnit {
  if (/^(ngay lam viec|ngay lv|nlv)$/.test(word)) return 'working_days'
  if (word === 'ngay theo lich') return 'days'
  if (word === 'gio dong ho') return 'hours'
  if (word.startsWith('ngay')) return plainDay
  if (word === 'thang') return 'months'
  return word === 'buoi' || word.startsWith('tuan') ? 'working_days' : 'working_hours'
}

function scaled(value: number, word: string, unit: LimitUnit): Limit {
  if (word === 'phut' || word === 'p') return limitOf(value / 60, unit)
  if (word === 'buoi') return limitOf(value / 2, unit)
  return limitOf(word.startsWith('tuan') ? value * 5 : value, unit)
}

function numberOf(text: string): number {
  const quotient = /^(\d+)\s*\/\s*(\d+)$/.exec(text)
  if (quotient) return Number(quotient[1]) / Math.max(1, Number(quotient[2]))
  if (text === 'nua') return 0.5
  const word = NUMBER_WORDS.indexOf(text)
  if (word >= 0) return word
  const [, whole, fraction] = /^(\d+(?:[.,]\d+)?)?\s*([½¼¾⅓⅔])?$/.exec(text) ?? []
  return Number((whole ?? '0').replace(',', '.')) + (FRACTIONS[fraction ?? ''] ?? 0)
}

function limitOf(value: number, unit: LimitUnit): Limit {
  return { value: Math.round(value * 10_000) / 10_000, unit, counting: 'hours' }
}

function inHours({ value, unit }: Limit): number {
  if (unit === 'working_hours' || unit === 'hours') return value
  return unit === 'months' ? value * 176 : value * 8
}

/** As a Decision would write it; `readTime` reads it back. @param plainDay what plain `ngày` means in this process */
export function timeText(
  budget: Limit | null,
  counted = true,
  plainDay: TimeUnits['plainDay'] = 'working_days',
): string {
  if (!budget) return counted ? '' : 'Không tính vào thời hạn'
  const words = {
    working_days: 'ngày làm việc',
    days: plainDay === 'days' ? 'ngày' : 'ngày theo lịch',
    working_hours: 'giờ làm việc',
    hours: 'giờ đồng hồ',
    months: 'tháng',
  }
  const text = `${String(budget.value).replace('.', ',')} ${words[budget.unit]}`
  return counted ? text : `${text}, không tính vào thời hạn`
}
