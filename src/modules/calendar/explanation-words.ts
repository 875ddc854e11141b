import {
  clockTimeOf,
  dateOf,
  dayOfMinute,
  type Instant,
  localMinuteOf,
  MINUTES_PER_DAY,
  WEEKDAYS,
  weekdayOf,
} from './civil-time.ts'
import type { Line, Reason } from './explanation.ts'
import type { Measure } from './limit.ts'
import type { Remaining } from './remaining.ts'

/** The sentences belong to the engine, not to the application's messages: whoever uses it alone gets them too. */
export type Locale = 'vi' | 'en'

const WEEKDAY_NAMES = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const

const REASONS: Record<Locale, Record<Reason, string>> = {
  vi: {
    working_day: 'ngày làm việc',
    makeup_day: 'ngày làm bù',
    working_time: 'giờ làm việc',
    calendar_days: 'ngày liên tục, tính cả ngày nghỉ',
    clock_time: 'giờ theo đồng hồ, tính liên tục',
    after_cutoff: 'nhận sau giờ chốt trong ngày, tính từ ngày làm việc tiếp theo',
    last_working_hour: 'nhận trong giờ làm việc cuối cùng của ngày, tính từ ngày làm việc tiếp theo',
    received_off_hours: 'nhận ngoài giờ làm việc, tính từ giờ mở cửa tiếp theo',
    start_day: 'ngày bắt đầu, không tính',
    extension_start: 'thời gian gia hạn tính từ ngày hẹn trả ban đầu; ngày này không tính thêm',
    resumption_day: 'ngày tiếp tục, không tính',
    nothing_left: 'đã dùng hết thời hạn trước khi tạm dừng, đến hạn khi hết giờ làm việc',
    last_day_off: 'ngày cuối của thời hạn là ngày nghỉ, chuyển sang ngày làm việc tiếp theo',
    last_day_closing: 'ngày làm việc tiếp theo, hết hạn khi hết giờ làm việc',
    weekend: 'ngày nghỉ hằng tuần, không tính',
    holiday: 'ngày lễ, tết, không tính',
    compensatory: 'nghỉ bù, không tính',
    swapped: 'nghỉ hoán đổi, không tính',
    day_off: 'ngày nghỉ của cơ quan, không tính',
    outside_hours: 'ngoài giờ làm việc, không tính',
    restarted: 'phần đã tính trước khi bổ sung, được tính lại từ đầu',
    paused: 'tạm dừng tính thời gian',
  },
  en: {
    working_day: 'working day',
    makeup_day: 'make-up working day',
    working_time: 'working hours',
    calendar_days: 'consecutive days, days off included',
    clock_time: 'hours by the clock, nothing skipped',
    after_cutoff: 'received after the cut-off time, counted from the next working day',
    last_working_hour: 'received in the last working hour, counted from the next working day',
    received_off_hours: 'received outside working hours, counted from the next opening',
    start_day: 'day of the start, not counted',
    extension_start: 'the extension runs from the original due date, which is not counted again',
    resumption_day: 'day of resumption, not counted',
    nothing_left: 'the limit was used up before the pause, due at closing time',
    last_day_off: 'the last day is a day off, moved to the next working day',
    last_day_closing: 'next working day, due at closing time',
    weekend: 'weekly rest, not counted',
    holiday: 'public holiday, not counted',
    compensatory: 'compensatory day off, not counted',
    swapped: 'swapped day off, not counted',
    day_off: 'office closed, not counted',
    outside_hours: 'outside working hours, not counted',
    restarted: 'counted before the supplement, void: the limit runs again',
    paused: 'the clock stands',
  },
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** Minutes as people say them: `2 giờ 45 phút`. */
function minutesText(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts: string[] = []
  if (hours > 0 || rest === 0) parts.push(locale === 'vi' ? `${hours} giờ` : plural(hours, 'hour'))
  if (rest > 0) parts.push(locale === 'vi' ? `${rest} phút` : plural(rest, 'minute'))
  return parts.join(' ')
}

/** A count in its measure: `4 ngày làm việc`, `2 hours 45 minutes`. */
export function quantityText(count: number, measure: Measure, locale: Locale): string {
  if (measure === 'working_days') return locale === 'vi' ? `${count} ngày làm việc` : plural(count, 'working day')
  if (measure === 'calendar_days') return locale === 'vi' ? `${count} ngày` : plural(count, 'day')
  return minutesText(count, locale)
}

function dayText(instant: Instant, locale: Locale): string {
  const date = dateOf(instant)
  const weekday = WEEKDAY_NAMES[locale][WEEKDAYS.indexOf(weekdayOf(dayOfMinute(localMinuteOf(instant))))]
  return `${weekday} ${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

function timeOfDay(instant: Instant): number {
  const minute = localMinuteOf(instant)
  return minute - dayOfMinute(minute) * MINUTES_PER_DAY
}

/** Whole days as dates, everything else with its hours. */
function spanText(line: Line, locale: Locale): string {
  const wholeDays = line.measure === 'working_days' || line.measure === 'calendar_days'
  const lastMinute = line.to - 60_000
  if (wholeDays && line.kind !== 'paused' && timeOfDay(line.from) === 0) {
    const [first, last] = [dayText(line.from, locale), dayText(lastMinute, locale)]
    return first === last ? first : `${first} – ${last}`
  }
  const endsAtMidnight = timeOfDay(line.to) === 0 && line.to > line.from
  const [endDay, endTime] = endsAtMidnight
    ? [dayText(lastMinute, locale), '24:00']
    : [dayText(line.to, locale), clockTimeOf(timeOfDay(line.to))]
  const startDay = dayText(line.from, locale)
  const start = `${startDay} ${clockTimeOf(timeOfDay(line.from))}`
  return startDay === endDay ? `${start}–${endTime}` : `${start} – ${endDay} ${endTime}`
}

export interface LineParts {
  /** `thứ Hai 23/11/2026 – thứ Sáu 27/11/2026` */
  readonly span: string
  /** `tính 4 ngày làm việc`, `ngày lễ, tết, không tính (Quốc khánh)` */
  readonly says: string
  readonly law: string
}

/** One line of the explanation in its three parts, for tables. */
export function lineParts(line: Line, locale: Locale): LineParts {
  const name = locale === 'en' ? (line.nameEn ?? line.name) : line.name
  const reason = REASONS[locale][line.reason] + (name ? ` (${name})` : '')
  const amount = `${locale === 'vi' ? 'tính' : 'counts'} ${quantityText(line.count, line.measure, locale)}`
  const says = line.kind === 'counted' ? (line.reason === 'working_day' ? amount : `${reason}, ${amount}`) : reason
  return { span: spanText(line, locale), says, law: line.legalBasis }
}

/** One line of the explanation as a sentence, with its legal basis. */
export function lineSentence(line: Line, locale: Locale): string {
  const { span, says, law } = lineParts(line, locale)
  return `${span}: ${says} [${law}]`
}

/** The reason alone, for tables. */
export function reasonText(reason: Reason, locale: Locale): string {
  return REASONS[locale][reason]
}

function left(r: Remaining, locale: Locale): string {
  if (r.workingDays > 0) return quantityText(r.workingDays, 'working_days', locale)
  return minutesText(r.openMinutes, locale) + (locale === 'vi' ? ' làm việc' : ' of working time')
}

/** `còn 3 ngày làm việc`, `quá hạn 2 giờ 15 phút làm việc`. */
export function remainingSentence(r: Remaining, locale: Locale): string {
  if (r.state === 'left') {
    if (r.openMinutes === 0) return locale === 'vi' ? 'đến hạn' : 'due now'
    return locale === 'vi' ? `còn ${left(r, locale)}` : `${left(r, locale)} left`
  }
  if (r.workingDays === 0 && r.openMinutes === 0) return locale === 'vi' ? 'vừa quá hạn' : 'just overdue'
  return locale === 'vi' ? `quá hạn ${left(r, locale)}` : `overdue by ${left(r, locale)}`
}
