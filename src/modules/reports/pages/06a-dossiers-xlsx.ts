import type { LoaderFunctionArgs } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { readCellRequest } from '../cell-request.ts'
import { writeCellXlsx } from '../cell-xlsx.ts'
import { listCellDossiers } from '../form-06a-queries.ts'
import { fileAnswer } from './06a-file.ts'

/** Beyond this a spreadsheet is the wrong tool. */
const MOST_ROWS = 100_000

/** All dossiers behind one number. Who took the list along is in the audit log. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const scope = await requirePage(args, 'reports.view')
  const { app, actor, address } = scope
  const { question, reach, choice } = await readCellRequest(scope, new URL(args.request.url).searchParams)
  const rows = await listCellDossiers(app.database.db, question, reach, { ...choice, limit: MOST_ROWS })
  const now = app.clock.now()
  await recordView(app.database.db, actor, 'reports/06a/dossiers.xlsx', now, address)
  return fileAnswer(
    await writeCellXlsx(rows, now),
    'xlsx',
    `ho-so-06a-${choice.cell}-${question.from}-${question.to}.xlsx`,
  )
}
