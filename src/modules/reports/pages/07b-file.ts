import type { LoaderFunctionArgs } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { COLUMNS_07B, form07b } from '../form-07b.ts'
import { writeCsv } from '../report-csv.ts'
import { fileAnswer } from './06a-file.ts'

/** `/reports/07b.csv`. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { app, actor } = await requirePage(args, 'reports.view')
  const { on, rows } = await form07b(app, actor, new URL(args.request.url).searchParams.get('on'))
  const lines = rows.map((row) => [row.code, row.name, ...COLUMNS_07B.map((column) => row[column])])
  const csv = writeCsv([['code', 'name', ...COLUMNS_07B], ...lines])
  return fileAnswer(new TextEncoder().encode(csv), 'csv', `bieu-07b-${on}.csv`)
}
