import { m } from '#words'
import type { CalendarCheck, CheckCode } from './calendar-checks.ts'

const SENTENCES: Readonly<Record<CheckCode, (words: { day: string; other: string }) => string>> = {
  replaces_worked: m.calendar_check_replaces_worked,
  replaced_twice: m.calendar_check_replaced_twice,
  outside_validity: m.calendar_check_outside_validity,
  year_without_work: m.calendar_check_year_without_work,
  swapped_alone: m.calendar_check_swapped_alone,
  off_already: m.calendar_check_off_already,
  basis_missing: m.calendar_check_basis_missing,
  beside_days_off: m.calendar_check_beside_days_off,
}

/** One check as a sentence with its day. */
export function checkSentence({ code, at, other }: CalendarCheck): string {
  return SENTENCES[code]({ day: shownDay(at), other: other ? shownDay(other) : '' })
}

/** `YYYY-MM-DD`, `MM-DD` or a year as people write it. */
export function shownDay(day: string): string {
  return day.split('-').reverse().join('/')
}
