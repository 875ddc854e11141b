import type { Application } from '#platform/application.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { withDays } from './calendar-change.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import { dayDifferences } from './calendar-difference.ts'
import { readDayCsv } from './day-csv.ts'
import { readIcs } from './day-ics.ts'
import type { SheetDays } from './day-sheet.ts'
import { readDayWorkbook } from './day-workbook.ts'

const MOST_BYTES = 5 * 1_048_576

/** The dated days of an uploaded file: CSV, XLSX or iCalendar, told by what is in it. Throws `Refusal` 404 or 422. */
export async function readDayFile(app: Pick<Application, 'files'>, sha256: string, name: string): Promise<SheetDays> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Refusal(404, 'no_such_file', m.calendar_import_gone())
  const bytes = await app.files.read(sha256)
  if (bytes.byteLength > MOST_BYTES) throw new Refusal(422, 'file_too_large', m.calendar_import_too_long())
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readDayWorkbook(bytes)
  const text = decode(bytes)
  if (text === undefined) throw new Refusal(422, 'file_not_text', m.calendar_import_unknown({ name }))
  return /^\s*BEGIN:VCALENDAR/i.test(text) ? readIcs(text) : readDayCsv(text)
}

/** UTF-8, or UTF-16 as some spreadsheets write it. */
function decode(bytes: Uint8Array): string | undefined {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be'
  try {
    return new TextDecoder(wide || 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What an import would add and change; days of which the same is already said are not in it. */
export function importPreview(edited: CalendarDefinition, read: SheetDays) {
  return dayDifferences(edited, withDays(edited, read.days))
}
