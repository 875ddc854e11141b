/** Why the calendar refuses to answer. Words for people: `calendarErrorSentence` in fault-words.ts. */
export type CalendarErrorCode =
  | 'no_working_day'
  | 'out_of_range'
  | 'bad_instant'
  | 'bad_date'
  | 'bad_time'
  | 'limit_not_positive'
  | 'limit_not_whole'
  | 'limit_too_small'
  | 'pause_reversed'
  | 'version_twice'
  | 'calendar_invalid'
  | 'marks_out_of_order'
  | 'marks_impossible'
  | 'extended_too_often'

/** Thrown for input that cannot be answered; `code` is stable, `detail` is for logs. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode
  readonly detail: string

  constructor(code: CalendarErrorCode, detail: string) {
    super(`${code}: ${detail}`)
    this.name = 'CalendarError'
    this.code = code
    this.detail = detail
  }
}
