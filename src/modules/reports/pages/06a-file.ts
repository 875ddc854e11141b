import type { LoaderFunctionArgs } from 'react-router'
import { contentDisposition } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { sheetOf06a } from '../report-06a.ts'
import { FILE_KINDS, type FileKind, file06a, fileName06a, MEDIA_TYPES } from '../report-06a-files.ts'
import { readReportRequest } from '../report-request.ts'

/** `/reports/06a.xlsx`, `.pdf`, `.csv`: what the page shows, on paper. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { app, actor } = await requirePage(args, 'reports.view')
  const url = new URL(args.request.url)
  const kind = FILE_KINDS.find((each) => url.pathname.endsWith(`.${each}`)) as FileKind
  const asked = await readReportRequest(app.database.db, actor, url.searchParams, app.clock.now())
  const sheet = await sheetOf06a(app.database.db, asked, true)
  return fileAnswer(await file06a(app, asked.question, sheet, kind), kind, fileName06a(asked.question, kind))
}

export function fileAnswer(bytes: Uint8Array, kind: FileKind, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': MEDIA_TYPES[kind],
      'Content-Disposition': contentDisposition(kind === 'pdf' ? 'inline' : 'attachment', name),
      'Cache-Control': 'no-store',
    },
  })
}
