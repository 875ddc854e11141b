import type { LoaderFunctionArgs } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { legalDay } from '#platform/clock.ts'
import { contentDisposition, pdfResponse } from '#platform/files/file-response.ts'
import { readDay } from '#platform/forms/form-data.ts'
import { type RequestScope, requirePage } from '#platform/http/request-context.ts'
import { m } from '#words'
import { keptLines, movedLines } from '../recount-act.ts'
import { previewAddress, previewLines, readPreview, rowsShown } from '../recount-page.ts'
import { recountPdf, registerPdf } from '../recount-prints.ts'
import { getRecount, listRecounts } from '../recount-queries.ts'
import { writeListXlsx, writeRegisterXlsx } from '../recount-xlsx.ts'

/** Spreadsheets and papers of recounts: the register, the list before an act, an act with its list. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const scope = await requirePage(args, 'deadlines.view')
  const { pathname, searchParams } = new URL(args.request.url)
  const { id } = args.params
  if (id) return pathname.endsWith('.pdf') ? actPdf(scope, id) : actXlsx(scope, id)
  if (pathname.endsWith('/new.xlsx')) return previewXlsx(scope, searchParams)
  return register(scope, searchParams, pathname.endsWith('.pdf'))
}

const MOST_ACTS = 1_000
const MOST_DOSSIERS = 100_000

async function register(scope: RequestScope, search: URLSearchParams, pdf: boolean): Promise<Response> {
  const { app } = scope
  const [from, to] = [readDay(search.get('from') ?? ''), readDay(search.get('to') ?? '')]
  const filter = { limit: MOST_ACTS, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const recounts = await listRecounts(app.database.db, filter)
  if (pdf) return pdfResponse(await registerPdf(scope, recounts, from ?? null, to ?? null), 'so-dieu-chinh-han.pdf')
  return xlsx(await writeRegisterXlsx(recounts, app.clock.now()), fileName(scope))
}

async function previewXlsx(scope: RequestScope, search: URLSearchParams): Promise<Response> {
  const { calendar, show } = previewAddress(search)
  const preview = await readPreview(scope, calendar)
  const lines = await previewLines(scope, preview, rowsShown(preview, show))
  await note(scope, `recounts/new ${calendar}`)
  return xlsx(await writeListXlsx(lines, scope.app.clock.now()), fileName(scope))
}

async function actXlsx(scope: RequestScope, id: string): Promise<Response> {
  const recount = await getRecount(scope.app.database.db, id)
  const lines = [
    ...(await movedLines(scope, recount, { limit: MOST_DOSSIERS })),
    ...(await keptLines(scope, recount, MOST_DOSSIERS)),
  ]
  await note(scope, `recounts ${recount.number}/${recount.year}`)
  return xlsx(
    await writeListXlsx(lines, scope.app.clock.now()),
    `${m.deadlines_recount_file()}-${recount.number}-${recount.year}`,
  )
}

async function actPdf(scope: RequestScope, id: string): Promise<Response> {
  const recount = await getRecount(scope.app.database.db, id)
  const pdf = await recountPdf(scope, recount)
  await note(scope, `recounts ${recount.number}/${recount.year}`)
  return pdfResponse(pdf, `dieu-chinh-han-${recount.number}-${recount.year}.pdf`)
}

/** Lists with people's names leave a line in the log of views. */
function note({ app, actor, address }: RequestScope, subject: string): Promise<void> {
  return recordView(app.database.db, actor, subject, app.clock.now(), address)
}

function fileName({ app }: RequestScope): string {
  return `${m.deadlines_recount_file()}-${legalDay(app.clock.now())}`
}

function xlsx(bytes: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': contentDisposition('attachment', `${name}.xlsx`),
      'Cache-Control': 'no-store',
    },
  })
}
