import type { LoaderFunctionArgs } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { auditCsv } from '../audit-csv.ts'
import { auditFilterOf } from '../audit-filter.ts'
import { auditReach, listAudit } from '../audit-queries.ts'

/** Enough for a month of a busy centre; a longer period is taken in parts. */
const mostLines = 100_000

/** Exactly what the page's filter shows. That somebody took the log away is itself logged. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, address } = await requirePage(args, 'identity.view_audit')
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const reach = await auditReach(db, actor, 'identity.view_audit')
  const rows = await listAudit(db, auditFilterOf(search), { reach, limit: mostLines })
  await recordView(db, actor, '/audit/export.csv', app.clock.now(), address)
  return new Response(auditCsv(rows), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="audit.csv"' },
  })
}
