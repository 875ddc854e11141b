import type { LoaderFunctionArgs } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { Refusal } from '#platform/errors.ts'
import { contentDisposition } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { m } from '#words'
import { MANAGE_CATALOGUE } from '../actions/import-procedures.ts'
import { listFields } from '../catalogue-queries.ts'
import { exportCatalogue } from '../export-queries.ts'
import { printCatalogue } from '../procedure-file.ts'
import { writeTemplate } from '../procedure-workbook.ts'
import { writeCatalogueWorkbook } from '../workbook-writer.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `/catalogue/admin/export?format=json|xlsx|template&field=DT`: what an import would take back, and the empty spreadsheet. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { app, actor, address } = await requirePage(args, MANAGE_CATALOGUE)
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const format = search.get('format') ?? 'json'
  if (format === 'template') return download(await writeTemplate(), XLSX, 'Biểu mẫu thủ tục.xlsx')
  const field = search.get('field') ?? undefined
  if (field !== undefined && !(await listFields(db)).some((each) => each.code === field)) {
    throw new Refusal(404, 'no_such_field', m.catalogue_error_no_such_field({ code: field }))
  }
  await recordView(db, actor, '/catalogue/admin/export', app.clock.now(), address)
  const catalogue = await exportCatalogue(db, field)
  const name = ['Danh mục thủ tục', field].filter(Boolean).join(' ')
  return format === 'xlsx'
    ? download(await writeCatalogueWorkbook(catalogue), XLSX, `${name}.xlsx`)
    : download(Buffer.from(printCatalogue(catalogue)), 'application/json; charset=utf-8', `${name}.json`)
}

function download(bytes: Buffer, type: string, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': contentDisposition('attachment', name),
      'Cache-Control': 'private, no-store',
    },
  })
}
