import type { Kysely } from 'kysely'
import { sheetOf } from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { ReportQuestion } from './form-06a.ts'
import { COLUMNS_06A, composeReport06a } from './prints/compose-report-06a.ts'
import type { Report06aView } from './prints/report-06a.ts'
import { writeReport06aXlsx } from './report-06a-xlsx.ts'
import { writeCsv } from './report-csv.ts'
import type { Sheet06a } from './sheet-06a.ts'

export const FILE_KINDS = ['xlsx', 'pdf', 'csv'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export const MEDIA_TYPES: Record<FileKind, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
}

type PaperApp = Pick<Application, 'config' | 'clock' | 'database' | 'prints'>

export async function file06a(
  app: PaperApp,
  question: ReportQuestion,
  report: Sheet06a,
  kind: FileKind,
  issuedAt?: Date,
): Promise<Uint8Array> {
  if (kind === 'csv') return new TextEncoder().encode(csv06a(report))
  const view = await view06a(app, question, report, issuedAt ?? app.clock.now())
  return kind === 'xlsx' ? writeReport06aXlsx(view) : app.prints.pdf('bc-06a', view)
}

async function view06a(
  app: PaperApp,
  question: ReportQuestion,
  report: Sheet06a,
  issuedAt: Date,
): Promise<Report06aView> {
  const issuer = question.unit_id ?? (await topUnit(app.database.db))
  return composeReport06a(await sheetOf(app as Application, null, 'report_06a', issuedAt, [issuer]), issuer, report)
}

/** Several agencies together are reported in the name of the province. */
async function topUnit(db: Kysely<Tables>): Promise<string> {
  const row = await db
    .selectFrom('unit')
    .select('id')
    .where('parent_id', 'is', null)
    .orderBy('valid_to', (order) => order.desc().nullsFirst())
    .orderBy('code')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Plain figures with the names of the JSON; lines only, no subtotals, so that a column adds up. */
function csv06a(report: Sheet06a): string {
  const columns = [...COLUMNS_06A, 'withdrawn_or_returned'] as const
  return writeCsv([
    ['code', 'name', ...columns],
    ...report.rows
      .filter((row) => !row.group)
      .map((row) => [row.code, row.name, ...columns.map((column) => row[column])]),
  ])
}

export function fileName06a({ from, to }: ReportQuestion, kind: FileKind): string {
  return `bieu-06a-${from}-${to}.${kind}`
}
