import type { LoaderFunctionArgs } from 'react-router'
import { Refusal } from '#platform/errors.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { m } from '#words'
import { getIssuedReport, questionOf } from '../issued-queries.ts'
import { namedSheet } from '../report-06a.ts'
import { FILE_KINDS, file06a, fileName06a } from '../report-06a-files.ts'
import { fileAnswer } from './06a-file.ts'

/** `/reports/issued/:id/bieu.pdf`: the report as it was issued, dated as it was. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { app, actor } = await requirePage(args, 'reports.view')
  const kind = FILE_KINDS.find((each) => args.params.file === `bieu.${each}`)
  if (!kind) throw new Refusal(404, 'no_such_report', m.reports_no_such_report())
  const { db } = app.database
  const report = await getIssuedReport(db, actor, args.params.id ?? '')
  const { question } = questionOf(report)
  const sheet = await namedSheet(db, { question, rounding: 'half_up' }, { ...report.figures, hash: report.hash }, true)
  const bytes = await file06a(app, question, sheet, kind, report.issued_at)
  return fileAnswer(bytes, kind, fileName06a(question, kind))
}
