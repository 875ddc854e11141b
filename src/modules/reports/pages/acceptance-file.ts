import type { LoaderFunctionArgs } from 'react-router'
import { contentDisposition } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { acceptanceView, readAcceptanceQuestion } from '../acceptance-view.ts'
import { writeAcceptanceXlsx } from '../acceptance-xlsx.ts'

/** `/reports/acceptance.xlsx`: the report of the period that the address names. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const scope = await requirePage(args, 'reports.view')
  const question = readAcceptanceQuestion(scope, new URL(args.request.url).searchParams)
  const view = await acceptanceView(scope, question)
  const name = `tiep-nhan-truc-tuyen-${question.from}-${question.to}.xlsx`
  return new Response(new Uint8Array(await writeAcceptanceXlsx(view, scope.app.clock.now())), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': contentDisposition('attachment', name),
      'Cache-Control': 'no-store',
    },
  })
}
