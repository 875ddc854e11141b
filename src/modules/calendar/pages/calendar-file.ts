import type { LoaderFunctionArgs } from 'react-router'
import { Refusal } from '#platform/errors.ts'
import { contentDisposition } from '#platform/files/file-response.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { m } from '#words'
import { getCurrentVersion, storedDefinition } from '../calendar-queries.ts'
import { writeDayCsv } from '../day-csv.ts'
import { writeIcs } from '../day-ics.ts'
import { writeDayWorkbook } from '../day-workbook.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TYPES: Readonly<Record<string, string>> = {
  ics: 'text/calendar; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: XLSX,
  json: 'application/json; charset=utf-8',
}

/**
 * `/calendar/vn.ics` and its like: the days off of a calendar for everybody, to load or to subscribe to. Nothing in it is
 * about a person. Other programs ask again and again, so an answer that has not changed is not sent twice.
 */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { app } = scopeOf(args)
  const [, code = '', kind = ''] = /^([a-z][a-z0-9-]*)\.(ics|csv|xlsx|json)$/.exec(args.params.file ?? '') ?? []
  const type = TYPES[kind]
  if (!type) throw new Refusal(404, 'calendar_unknown', m.calendar_file_unknown())
  const row = await getCurrentVersion(app.database.db, code)
  const headers = {
    ETag: `"${row.id}"`,
    'Cache-Control': 'public, max-age=3600',
    'Last-Modified': row.published_at.toUTCString(),
  }
  if (args.request.headers.get('If-None-Match') === headers.ETag) return new Response(null, { status: 304, headers })
  const name = `lich-lam-viec-${code}-phien-ban-${row.version}.${kind}`
  return new Response(await bodyOf(row, kind), {
    headers: { ...headers, 'Content-Type': type, 'Content-Disposition': contentDisposition('attachment', name) },
  })
}

type Row = Awaited<ReturnType<typeof getCurrentVersion>>

async function bodyOf(row: Row, kind: string): Promise<string | Uint8Array<ArrayBuffer>> {
  const { exceptions } = storedDefinition(row)
  if (kind === 'json') {
    return `${JSON.stringify({ ...(row.definition as object), name_en: row.name_en }, null, 2)}\n`
  }
  if (kind === 'csv') return writeDayCsv(exceptions)
  if (kind === 'xlsx') return new Uint8Array(await writeDayWorkbook(exceptions, row.published_at))
  const { code, name, version, published_at: publishedAt } = row
  return writeIcs({ code, name, version, publishedAt, days: exceptions })
}
