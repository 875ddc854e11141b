/**
 * Working time, holidays and legal deadlines. Pure: no database, no clock, no dependency.
 * Instants are milliseconds since 1970-01-01T00:00:00Z (`Date#getTime()`); dates are `YYYY-MM-DD` in Vietnam.
 */
export { closesUnansweredOn, latestApology } from './appointment-dates.ts'
export { overBase } from './based-calendar.ts'
export type {
  CalendarDefinition,
  CalendarException,
  Confidence,
  ExceptionKind,
  OpenHours,
  Season,
  WeeklyHours,
} from './calendar-definition.ts'
export { CalendarError, type CalendarErrorCode } from './calendar-error.ts'
export { calendarJson } from './calendar-json.ts'
export {
  dateOf,
  type Instant,
  type IsoDate,
  instantFromIso,
  isoOfInstant,
  WEEKDAYS,
  type Weekday,
} from './civil-time.ts'
export { type ClockDates, type ClockInput, datesAfterMarks } from './clock-dates.ts'
export { type Clock, dueAfterMarks, dueIfResumedAt } from './clock-marks.ts'
export { dayStrip, type StripCell, type StripInput, type StripKind } from './day-strip.ts'
export { type ClockMode, type Deadline, type DeadlineInput, deadline, deadlineInstants } from './deadline.ts'
export { dueAt, type Pause } from './due.ts'
export type { Line, LineKind, Reason } from './explanation.ts'
export {
  type LineParts,
  type Locale,
  lineParts,
  lineSentence,
  quantityText,
  reasonText,
  remainingSentence,
} from './explanation-words.ts'
export { calendarErrorSentence, faultSentence } from './fault-words.ts'
export type { FaultCode, InputFault } from './faults.ts'
export {
  type Counting,
  LIMIT_UNITS,
  type Limit,
  type LimitUnit,
  type Measure,
  MINUTES_PER_WORKING_DAY,
} from './limit.ts'
export type { ClockMark } from './marks-fold.ts'
export { type ParsedCalendar, parseCalendar } from './parse-calendar.ts'
export { type Remaining, remaining } from './remaining.ts'
export { DEFAULT_START_RULE, type StartRule, startOf } from './start.ts'
export {
  addDays,
  addWorkingDays,
  closingOf,
  compileCalendar,
  exceptionOn,
  isAnnounced,
  isOpenAt,
  isWorkingDay,
  nextOpening,
  openingOf,
  openMinutesBetween,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-calendar.ts'
export {
  type YearAtAGlance,
  type YearDay,
  type YearDayKind,
  type YearMonth,
  yearAtAGlance,
} from './year-at-a-glance.ts'
