import type { ColumnType } from 'kysely'

export interface WorkingCalendarTable {
  code: string
  version: number
  name: string
  name_en: string
  /** As in data/calendars: what `parseCalendar` reads. */
  definition: ColumnType<unknown, unknown, unknown>
  loaded_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    working_calendar: WorkingCalendarTable
  }
}
