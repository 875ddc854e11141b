import { FormProblem } from '#platform/errors.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { m } from '#words'
import { catchUpFacts } from './fact-store.ts'
import { isCell } from './form-06a.ts'
import type { CellChoice } from './form-06a-queries.ts'
import { type ReportRequest, readReportRequest } from './report-request.ts'
import { readNames } from './sheet-06a.ts'

export interface CellRequest extends ReportRequest {
  choice: CellChoice
}

/** Which number of which report: from the address. */
export async function readCellRequest(scope: RequestScope, search: URLSearchParams): Promise<CellRequest> {
  const { app, actor } = scope
  const cell = search.get('cell') ?? 'received_total'
  if (!isCell(cell)) throw new FormProblem([{ path: 'cell', message: m.reports_no_such_report() }])
  const asked = await readReportRequest(app.database.db, actor, search, app.clock.now())
  await catchUpFacts(app.database.db)
  return { ...asked, choice: { cell, key: search.get('row') || null, field: search.get('row_field') || null } }
}

/** What the line of the number is called. */
export async function rowName(
  scope: RequestScope,
  { question, choice }: CellRequest,
  english: boolean,
): Promise<string> {
  const { db } = scope.app.database
  const key = choice.key ?? choice.field ?? null
  if (key === null) return m.reports_cell_all_rows()
  const by = choice.key === null ? 'field' : question.by
  const names = await readNames(db, { ...question, by }, [{ key }], english)
  return names.of.get(key)?.name ?? key
}
