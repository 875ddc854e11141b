import type { ReactNode } from 'react'
import { clockText, dateParts, dayText, distanceText, type WhenValue, weekdayText } from '../i18n/dates.ts'
import { currentLocale } from '../i18n/locale.ts'

/** Digits of one width: codes, dates, clocks, numbers in columns. */
export function Num({ children, className }: { children: ReactNode; className?: string }) {
  return <span className={className ? `num ${className}` : 'num'}>{children}</span>
}

const NO_BREAK = '\u00a0'

export interface DateTextProps {
  /** An instant (Date or ISO with offset) or a plain date 'YYYY-MM-DD'. */
  value: WhenValue
  /**
   * `date` 08/12/2026 · `short` 08/12 · `time` 17:00 · `day` thứ Ba 08/12/2026 · `when` 17:00 thứ Ba 08/12/2026 ·
   * `near` 17:00 thứ Ba 08/12 (lists of days not far away) · `long` Thứ Ba, 08/12/2026, 17:00
   */
  form?: 'date' | 'short' | 'time' | 'day' | 'when' | 'near' | 'long'
}

/** Never breaks inside a date; the machine-readable value stands in the element. */
export function DateText({ value, form = 'date' }: DateTextProps) {
  const parts = dateParts(value)
  const weekday = weekdayText(parts.weekday, currentLocale())
  const date = <Num>{dayText(parts, form !== 'short' && form !== 'near')}</Num>
  const time = <Num>{clockText(parts)}</Num>
  const when = (
    <>
      {time} {weekday}
      {NO_BREAK}
      {date}
    </>
  )
  const words = {
    date,
    short: date,
    time,
    day: (
      <>
        {weekday}
        {NO_BREAK}
        {date}
      </>
    ),
    when,
    near: when,
    long: (
      <>
        {weekday.charAt(0).toUpperCase() + weekday.slice(1)}, {date}, {time}
      </>
    ),
  }[form]
  return (
    <time dateTime={parts.iso} className={form === 'when' || form === 'near' ? undefined : 'nb'}>
      {words}
    </time>
  )
}

/** "17:00 thứ Ba 08/12/2026, còn 3 ngày" – the distance is counted in calendar days from `now`. */
export function WhenSentence({ value, now }: { value: WhenValue; now: WhenValue }) {
  return (
    <>
      <DateText value={value} form="when" />, {distanceText(value, now, currentLocale())}
    </>
  )
}
