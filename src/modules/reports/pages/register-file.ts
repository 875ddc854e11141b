import type { LoaderFunctionArgs } from 'react-router'
import { pdfResponse } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { listReportUnits, readRegisterRequest, registerView } from '../register-request.ts'
import { writeRegisterXlsx } from '../register-xlsx.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `/reports/register.pdf` and `/reports/register.xlsx`: form 07 of the period that the address names. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const scope = await requirePage(args, 'reports.view')
  const url = new URL(args.request.url)
  const request = readRegisterRequest(scope, url.searchParams, await listReportUnits(scope))
  const view = await registerView(scope, request)
  const name = `so-theo-doi-${request.from}-${request.to}`
  if (url.pathname.endsWith('.xlsx')) {
    const bytes = await writeRegisterXlsx(view)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': XLSX,
        'Content-Disposition': `attachment; filename="${name}.xlsx"`,
        'Cache-Control': 'no-store',
      },
    })
  }
  return pdfResponse(await scope.app.prints.pdf('07-so-theo-doi', view), `${name}.pdf`)
}
