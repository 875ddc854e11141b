import type { LoaderFunctionArgs } from 'react-router'
import { Refusal } from '#platform/errors.ts'
import { contentDisposition } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { m } from '#words'
import type { CalendarException } from '../calendar-definition.ts'
import { writeDayCsv } from '../day-csv.ts'
import { writeDayWorkbook } from '../day-workbook.ts'

/** One of each kind, to be overwritten. */
function examples(year: number): CalendarException[] {
  const text = { legalBasis: 'Thông báo số …/TB-BNV ngày …', confidence: 'V' } as const
  return [
    { type: 'off', date: `${year}-09-02`, kind: 'holiday', name: 'Quốc khánh', nameEn: 'National Day', ...text },
    { type: 'off', date: `${year}-12-28`, kind: 'swapped', name: 'Nghỉ hoán đổi', nameEn: 'Day off swapped', ...text },
    {
      type: 'working',
      date: `${year}-12-26`,
      kind: 'makeup',
      hours: undefined,
      hoursOf: 'mon',
      replaces: `${year}-12-28`,
      name: 'Làm bù cho ngày 28/12',
      nameEn: 'Make-up day for 28/12',
      ...text,
    },
  ]
}

/** `/calendar/import/template.xlsx` and `.csv`: the columns to fill in, with examples. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { app } = await requirePage(args, 'calendar.change')
  const file = args.params.file ?? ''
  const now = app.clock.now()
  const days = examples(now.getUTCFullYear() + 1)
  const headers = (type: string) => ({
    'Content-Type': type,
    'Content-Disposition': contentDisposition('attachment', `mau-thong-bao-nghi-le.${file.split('.').at(-1)}`),
    'Cache-Control': 'private, no-store',
  })
  if (file === 'template.csv') return new Response(writeDayCsv(days), { headers: headers('text/csv; charset=utf-8') })
  if (file !== 'template.xlsx') throw new Refusal(404, 'calendar_unknown', m.calendar_file_unknown())
  const bytes = await writeDayWorkbook(days, now)
  return new Response(new Uint8Array(bytes), {
    headers: headers('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  })
}
