import type { LoaderFunctionArgs } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { contentDisposition } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { m } from '#words'
import { legalDay } from '../dossier.ts'
import { listDossierPage } from '../dossier-lists.ts'
import { listAddress, listFilter } from './list-filter.ts'
import { writeListXlsx } from './list-xlsx.ts'

/** Beyond this a spreadsheet is the wrong tool; the reports have their own. */
const MOST_ROWS = 5_000

/** Exactly what the list shows, all its pages, as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, address: caller } = await requirePage(args, 'dossiers.view')
  const address = { ...listAddress(args.request), after: null }
  const page = await listDossierPage(app.database.db, actor, listFilter(address, MOST_ROWS))
  const now = app.clock.now()
  await recordView(app.database.db, actor, 'dossiers.xlsx', now, caller)
  const bytes = await writeListXlsx(page.items, now)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': contentDisposition('attachment', `${m.dossiers_list_file()}-${legalDay(now)}.xlsx`),
    },
  })
}
