import type { ColumnType } from 'kysely'

type Json = ColumnType<unknown, unknown, unknown>

/** `pack`: as shipped; `edited`: published by a person; `followed`: made anew because the calendar beneath it changed. */
export type VersionOrigin = 'pack' | 'edited' | 'followed'

/** Every published version, for good: due dates were counted by it. */
export interface WorkingCalendarTable {
  /** Names this version in every database and at every time: what is compiled from it may be kept under it. */
  id: string
  code: string
  version: number
  name: string
  name_en: string
  /** As in data/calendars: what `parseCalendar` reads; complete, also when it is based on another calendar. */
  definition: Json
  published_at: Date
  based_on: string | null
  based_on_version: number | null
  /** Of a calendar that is based on another: its own part, same shape. */
  own: Json
  origin: VersionOrigin
  pack_version: number | null
  published_by: string | null
  published_name: string | null
  reason: string | null
  /** Number and date of the document that orders the change. */
  document: string | null
}

export interface CalendarPackTable {
  code: string
  version: number
  name: string
  name_en: string
  definition: Json
  loaded_at: Date
}

export interface CalendarDraftTable {
  code: string
  base_version: number
  name: string
  name_en: string
  /** The own part when the calendar is based on another, else the whole. */
  definition: Json
  pack_version: number | null
  /** Goes up with every change, so that two people notice each other. */
  version: number
  changed_by: string | null
  changed_name: string
  changed_at: Date
}

export interface UnitCalendarTable {
  unit_id: string
  valid_from: string
  code: string | null
  document: string | null
  set_by: string | null
  set_name: string
  set_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    working_calendar: WorkingCalendarTable
    calendar_pack: CalendarPackTable
    calendar_draft: CalendarDraftTable
    unit_calendar: UnitCalendarTable
  }
}
