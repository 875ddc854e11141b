import { type Insertable, sql, type Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { IssuedReportTable } from './report-tables.ts'

export async function insertIssuedReport(
  tx: Transaction<Tables>,
  report: Insertable<IssuedReportTable>,
): Promise<void> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
  await tx
    .insertInto('issued_report')
    .values({ ...report, filter: json(report.filter), figures: json(report.figures) })
    .execute()
}
