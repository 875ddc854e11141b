/**
 * Dates as Vietnamese official papers write them. Pure: the moment is passed in; legal time is Asia/Ho_Chi_Minh.
 * A moment is epoch milliseconds, a Date, or ISO 8601 text with offset; a day is `YYYY-MM-DD` (a `date` column).
 */

const ZONE = 'Asia/Ho_Chi_Minh'

export type Moment = number | Date | string

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** `09 giờ 05 phút, thứ Hai ngày 23/11/2026` */
export function timeAndWeekday(moment: Moment): string {
  const at = inZone(moment)
  return `${hourAndMinute(at)}, ${weekday(at)} ngày ${numeric(at)}`
}

/** `09 giờ 05 phút, ngày 23/11/2026` */
export function timeAndDate(moment: Moment): string {
  const at = inZone(moment)
  return `${hourAndMinute(at)}, ngày ${numeric(at)}`
}

/** `thứ Hai ngày 23/11/2026` */
export function weekdayAndDate(day: Moment): string {
  const on = dayOf(day)
  return `${weekday(on)} ngày ${numeric(on)}`
}

/** `23/11/2026` */
export function shortDate(day: Moment): string {
  return numeric(dayOf(day))
}

/** `23/11/2026 09:05` */
export function shortDateAndTime(moment: Moment): string {
  const at = inZone(moment)
  return `${numeric(at)} ${two(at.hour)}:${two(at.minute)}`
}

/**
 * `ngày 05 tháng 02 năm 2026`. A zero stands before days under 10 and before the months 1 and 2 only
 * (Decree 30/2020/NĐ-CP, Annex I, part II, item 4).
 */
export function dateInWords(day: Moment): string {
  const on = dayOf(day)
  const month = on.month <= 2 ? two(on.month) : String(on.month)
  return `ngày ${two(on.day)} tháng ${month} năm ${on.year}`
}

/** `An Bình, ngày 21 tháng 11 năm 2026`: the line under the national motto. */
export function placeAndDate(place: string, day: Moment): string {
  return `${place}, ${dateInWords(day)}`
}

/** `Từ ngày 01/11/2026 đến ngày 30/11/2026`, or `Ngày 23/11/2026` when both are the same day. */
export function period(from: Moment, to: Moment): string {
  const [first, last] = [shortDate(from), shortDate(to)]
  return first === last ? `Ngày ${first}` : `Từ ngày ${first} đến ngày ${last}`
}

const two = (value: number) => String(value).padStart(2, '0')
const hourAndMinute = (at: Temporal.ZonedDateTime) => `${two(at.hour)} giờ ${two(at.minute)} phút`

function numeric(on: Temporal.ZonedDateTime | Temporal.PlainDate): string {
  return `${two(on.day)}/${two(on.month)}/${on.year}`
}

function weekday(on: Temporal.ZonedDateTime | Temporal.PlainDate): string {
  return WEEKDAYS[on.dayOfWeek - 1] ?? ''
}

/** A bare `YYYY-MM-DD` has no hour: as a moment it would be a guess, so it is refused with a RangeError. */
function inZone(moment: Moment): Temporal.ZonedDateTime {
  const instant =
    typeof moment === 'string' ? Temporal.Instant.from(moment) : Temporal.Instant.fromEpochMilliseconds(Number(moment))
  return instant.toZonedDateTimeISO(ZONE)
}

function dayOf(day: Moment): Temporal.PlainDate {
  if (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day)) return Temporal.PlainDate.from(day)
  return inZone(day).toPlainDate()
}
