import type { LoaderFunctionArgs } from 'react-router'
import { writeListXlsx } from '#modules/dossiers/exports.ts'
import { recordView } from '#platform/access/audit-store.ts'
import { legalDay } from '#platform/clock.ts'
import { contentDisposition } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { horizonOf } from '../urgency.ts'
import { readWorkAddress } from '../work-address.ts'
import { listWork } from '../work-queries.ts'

/** The work list as it is on the screen, with all its rows, as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { app, actor, address } = await requirePage(args, 'dossiers.view')
  const now = app.clock.now()
  const filter = { ...readWorkAddress(new URL(args.request.url)), limit: 5_000 }
  const rows = await listWork(app.database.db, actor, filter, horizonOf(now))
  await recordView(app.database.db, actor, 'workspace.xlsx', now, address)
  return new Response(new Uint8Array(await writeListXlsx(rows, now)), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': contentDisposition('attachment', `viec-cua-toi-${legalDay(now)}.xlsx`),
    },
  })
}
