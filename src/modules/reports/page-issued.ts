import { eventLabel } from '#modules/dossiers/exports.ts'
import { legalDay } from '#platform/clock.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { dateParts, dayText, whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { Cell } from './form-06a.ts'
import { getIssuedReport, type IssuedReport, questionOf, recompute } from './issued-queries.ts'
import { viewOf06a } from './page-06a.ts'
import { namedSheet } from './report-06a.ts'
import { cutoffDay, reportSearch } from './report-request.ts'
import { cellLabel } from './report-words.ts'

/** An issued report beside what the log says of it today. */
export async function pageIssued(scope: RequestScope, id: string) {
  const { app, actor } = scope
  const { db } = app.database
  const now = app.clock.now()
  const report = await getIssuedReport(db, actor, id)
  const { question } = questionOf(report)
  const sheet = await namedSheet(db, { question, rounding: 'half_up' }, { ...report.figures, hash: report.hash })
  const found = await recompute(db, report, now)
  const label = (cell: string | null) => (cell === null ? m.reports_issued_absent() : cellLabel(cell as Cell))
  return {
    id: report.id,
    sheet,
    view: viewOf06a(sheet, 'half_up', await cutoffDay(db, legalDay(now))),
    search: reportSearch(question, 'half_up', true).toString(),
    ...headOf(report, sheet.unit),
    same: found.same,
    hashes: m.reports_issued_same_hash({ issued: report.hash.slice(0, 12), again: found.again.hash.slice(0, 12) }),
    changed: found.changed,
    differs: found.differs.map((each) => ({ ...each, label: cellLabel(each.cell) })),
    moved: found.moved.map((each) => ({
      code: each.code,
      before: label(each.before),
      after: label(each.after),
      events: each.events.map((event) => ({
        what: eventLabel(event.type),
        at: whenText(event.at, currentLocale()),
        who: event.actor_name,
      })),
    })),
    more: found.more ? m.reports_issued_more({ count: found.moved.length }) : null,
  }
}

function headOf(report: IssuedReport, unit: string | null) {
  const day = (value: string) => dayText(dateParts(value))
  return {
    title: m.reports_issued_one({ from: day(report.from_on), to: day(report.to_on) }),
    line: m.reports_issued_one_line({
      unit: unit ?? m.reports_all_units(),
      when: whenText(report.issued_at, currentLocale()),
      who: report.issued_name,
    }),
    note: report.note === null ? null : m.reports_issued_note({ note: report.note }),
  }
}
