import type { Locale } from './locale.ts'

/** An instant (Date, or ISO text with offset) or a calendar day 'YYYY-MM-DD'. */
export type WhenValue = Date | string

export const LEGAL_ZONE = 'Asia/Ho_Chi_Minh'

export interface DateParts {
  year: number
  month: number
  day: number
  /** 1 Monday … 7 Sunday. */
  weekday: number
  hour: number
  minute: number
  iso: string
}

/** Legal time is the same for every reader: Việt Nam has one zone, UTC+7 without summer time. */
const OFFSET_MS = 7 * 3_600_000

/** Works in every browser (no Temporal there yet); the zone has had a fixed offset since 1975. */
export function dateParts(value: WhenValue): DateParts {
  const plain = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  const instant = value instanceof Date ? value : new Date(plain ? `${value}T00:00:00+07:00` : value)
  const local = new Date(instant.getTime() + OFFSET_MS)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay() || 7,
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    iso: plain ? value : `${local.toISOString().slice(0, 16)}+07:00`,
  }
}

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}
const SHORT_WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  vi: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
  en: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
}

/** With a no-break space, so that "thứ Ba" stays together. */
export function weekdayText(weekday: number, locale: Locale): string {
  return (WEEKDAYS[locale][weekday - 1] ?? '').replace(' ', '\u00a0')
}

export function shortWeekday(weekday: number, locale: Locale): string {
  return SHORT_WEEKDAYS[locale][weekday - 1] ?? ''
}

const two = (value: number) => String(value).padStart(2, '0')

export function dayText(parts: DateParts, withYear = true): string {
  const day = `${two(parts.day)}/${two(parts.month)}`
  return withYear ? `${day}/${parts.year}` : day
}

export function clockText(parts: DateParts): string {
  return `${two(parts.hour)}:${two(parts.minute)}`
}

/** "17:00 thứ Ba 08/12/2026" as plain text, for titles, mails and attributes. */
export function whenText(value: WhenValue, locale: Locale): string {
  const parts = dateParts(value)
  return `${clockText(parts)} ${weekdayText(parts.weekday, locale)}\u00a0${dayText(parts)}`
}

/** "hôm nay", "còn 3 ngày", "quá 2 ngày": whole calendar days. Working days are the calendar's to count. */
export function distanceText(value: WhenValue, now: WhenValue, locale: Locale): string {
  const days = dayNumber(value) - dayNumber(now)
  if (locale === 'vi') {
    if (days === 0) return 'hôm nay'
    if (days === 1) return 'ngày mai'
    if (days === -1) return 'hôm qua'
    return days > 0 ? `còn ${days} ngày` : `${-days} ngày trước`
  }
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

function dayNumber(value: WhenValue): number {
  const parts = dateParts(value)
  return Date.UTC(parts.year, parts.month - 1, parts.day) / 86_400_000
}
