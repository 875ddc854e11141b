import type { LoaderFunctionArgs } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { legalDay } from '#platform/clock.ts'
import { contentDisposition } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { readRiskFilter, riskList } from '../risk-view.ts'
import { writeRiskXlsx } from '../risk-xlsx.ts'

/** The list as it is on the screen, with all its rows, as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const scope = await requirePage(args, 'deadlines.view_risks')
  const { app, actor, address } = scope
  const now = app.clock.now()
  const { items } = await riskList(scope, {
    ...readRiskFilter(new URL(args.request.url).searchParams, 5_000),
    after: null,
  })
  await recordView(app.database.db, actor, 'deadlines/at-risk.xlsx', now, address)
  return new Response(new Uint8Array(await writeRiskXlsx(items, now)), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': contentDisposition('attachment', `nguy-co-tre-han-${legalDay(now)}.xlsx`),
      'Cache-Control': 'no-store',
    },
  })
}
