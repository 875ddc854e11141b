/** What other modules may use. The engine alone (no dependency) is also published as `motcua/calendar`. */

export { assignCalendar } from './actions/assign-calendar.ts'
export { changeHours } from './actions/change-hours.ts'
export { createCalendar } from './actions/create-calendar.ts'
export { publishCalendar } from './actions/publish-calendar.ts'
export {
  type CalendarRow,
  currentCalendarVersion,
  getCalendarVersions,
  listCalendars,
  listCurrentCalendars,
  STATE_CALENDAR,
  workingCalendar,
} from './calendar-queries.ts'
export { loadCalendars } from './calendar-store.ts'
export * from './engine.ts'
export {
  type CalendarLookup,
  type PreviewAnswer,
  type PreviewFault,
  type PreviewRequest,
  type PreviewResult,
  previewAnswerSchema,
  previewDeadline,
  previewRequestSchema,
  requestedCalendarCode,
} from './preview.ts'
export { stripDayKind, stripDays } from './strip-days.ts'
export { calendarOfUnit, listUnitCalendars } from './unit-calendar-queries.ts'

import './calendar-tables.ts'
