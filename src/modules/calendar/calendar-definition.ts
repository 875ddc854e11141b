import type { IsoDate, Weekday } from './civil-time.ts'

/** Opening and closing as `HH:MM`; half-open, so 17:00 is already outside `['13:00', '17:00']`. */
export type OpenHours = readonly [from: string, to: string]

/** Hours for each weekday; a weekday that is absent (or empty) is closed. */
export type WeeklyHours = { readonly [day in Weekday]?: readonly OpenHours[] | undefined }

/** V verified, P practice, U unverified (domain law notes), C computed from the lunar calendar. */
export type Confidence = 'V' | 'P' | 'U' | 'C'

/** Why a dated exception exists (Labour Code 2019 Art. 111.3, 112; yearly notices of swapped days). */
export type ExceptionKind = 'holiday' | 'compensatory' | 'swapped' | 'day_off' | 'makeup'

interface ExceptionText {
  readonly date: IsoDate
  readonly kind: ExceptionKind
  readonly name?: string | undefined
  readonly nameEn?: string | undefined
  readonly legalBasis?: string | undefined
  readonly confidence?: Confidence | undefined
}

/** A day on which the office is closed although its weekday is open. */
export interface OffException extends ExceptionText {
  readonly type: 'off'
}

/** A day that is worked: with its own `hours`, or with the hours of a named weekday. `replaces` is the day taken off. */
export interface WorkingException extends ExceptionText {
  readonly type: 'working'
  readonly hours?: readonly OpenHours[] | undefined
  readonly hoursOf?: Weekday | undefined
  readonly replaces?: IsoDate | undefined
}

export type CalendarException = OffException | WorkingException

/**
 * Another weekly pattern for a part of the year: `from` and `to` inclusive, both `MM-DD` (every year, may pass New Year)
 * or both `YYYY-MM-DD` (once). Dated seasons win over yearly ones.
 */
export interface Season {
  readonly name?: string | undefined
  readonly from: string
  readonly to: string
  readonly weekly: WeeklyHours
}

/** One version of a working calendar. `validFrom`/`validTo` are inclusive; absent means unbounded. */
export interface CalendarDefinition {
  readonly code: string
  readonly name: string
  readonly version: number
  readonly validFrom?: IsoDate | undefined
  readonly validTo?: IsoDate | undefined
  /** Until when the State has announced its days off; later dates may still change. */
  readonly announcedUntil?: IsoDate | undefined
  readonly source?: string | undefined
  readonly weekly: WeeklyHours
  readonly seasons: readonly Season[]
  readonly exceptions: readonly CalendarException[]
}
