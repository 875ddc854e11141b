import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { FormProblem } from '#platform/errors.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { dateParts, dayText, whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { countReport } from './count-report.ts'
import { type Cell, type Figures, GROUPINGS, type ReportQuestion } from './form-06a.ts'
import { countOf, daysOf, findNamed, PERIOD_CALENDARS, PERIOD_KINDS, periodBefore, yearBefore } from './period.ts'
import { COLUMNS_06A } from './prints/compose-report-06a.ts'
import { ROUNDINGS, type Rounding } from './rate.ts'
import { sheetOf06a } from './report-06a.ts'
import { cutoffDay, type ReportRequest, readReportRequest, reportSearch } from './report-request.ts'
import { listReportUnits } from './report-scope.ts'
import { cellLabel, groupingLabel, identityLabel, periodLabel, roundingLabel } from './report-words.ts'
import type { Sheet06a } from './sheet-06a.ts'

/** Everything that the page of form 06a shows, as plain JSON. What is wrong with the request is said on the page. */
export async function page06a(scope: RequestScope, search: URLSearchParams) {
  const { app, actor } = scope
  const { db } = app.database
  const now = app.clock.now()
  const today = legalDay(now)
  const cutoff = await cutoffDay(db, today)
  const { problem, asked } = await readOrDefault(scope, search, now)
  const sheet = await sheetOf06a(db, asked)
  const address = reportSearch(asked.question, asked.rounding, asked.past)
  const units = await listReportUnits(db, actor, today)
  const english = currentLocale() === 'en'
  const { question } = asked
  return {
    problem,
    sheet,
    view: viewOf06a(sheet, asked.rounding, cutoff),
    form: {
      from: dayOf(question.from),
      to: dayOf(question.to),
      unit: question.unit_id ?? 'all',
      by: question.by,
      as_of: asked.past ? dayOf(legalDay(question.as_of)) : '',
      rounding: asked.rounding,
    },
    named: periodName({ from: question.from, to: question.to }, cutoff),
    periods: periodMenu(address, today, cutoff),
    choices: {
      units: units.map((unit) => ({ value: unit.id, label: english ? unit.name_en : unit.name })),
      by: GROUPINGS.map((by) => ({ value: by, label: groupingLabel(by) })),
      rounding: ROUNDINGS.map((rounding) => ({ value: rounding, label: roundingLabel(rounding) })),
    },
    search: address.toString(),
    mayIssue: question.unit_id !== null && can(actor, 'reports.issue', [question.unit_id]),
    comparison: search.has('compare') ? await comparisonOf(scope, asked, sheet.totals) : null,
  }
}

async function readOrDefault(scope: RequestScope, search: URLSearchParams, now: Date) {
  const { app, actor } = scope
  const { db } = app.database
  try {
    return { problem: null, asked: await readReportRequest(db, actor, search, now) }
  } catch (error) {
    if (!(error instanceof FormProblem)) throw error
    const unit = search.get('unit')
    const instead = new URLSearchParams(unit === null ? {} : { unit })
    const problem = error.problems.map(({ message }) => message).join(' ')
    return { problem, asked: await readReportRequest(db, actor, instead, now) }
  }
}

/** What table and boxes beneath it print: labels in the reader's language. Also of an issued report. */
export function viewOf06a(sheet: Sheet06a, rounding: Rounding, cutoff: number) {
  const { totals, rates } = sheet
  const columns: Cell[] = [...COLUMNS_06A, 'withdrawn_or_returned']
  return {
    of: groupingLabel(sheet.by),
    columns: columns.map((cell) => ({ cell, label: cellLabel(cell) })),
    rounding: roundingLabel(rounding),
    checks: sheet.identities.map(({ key, left, right, holds }) => ({
      label: identityLabel(key),
      sum: `${left} = ${right.join(' + ')}`,
      holds,
    })),
    rates: [
      {
        label: m.reports_rate_original(),
        text: rateText(rates.original, totals.resolved_late, totals.resolved_total),
      },
      {
        label: m.reports_rate_renewed(),
        text: rateText(rates.renewed, totals.renewed_resolved_late, totals.resolved_total),
      },
    ],
    unverified: [
      m.reports_unverified_form(),
      m.reports_unverified_definitions(),
      m.reports_unverified_cutoff({ day: cutoff }),
    ],
    definition: m.reports_definition({ version: sheet.definition_version }),
    cutOff: m.reports_cut_off({ when: whenText(sheet.cut_off, currentLocale()) }),
    running: sheet.running ? m.reports_running({ day: dayOf(sheet.to) }) : null,
  }
}

function rateText(rate: { on_time: string | null; late: string | null }, late: number, whole: number): string {
  if (rate.on_time === null || rate.late === null) return m.reports_rate_none()
  const [share, of_late] = [rate.on_time, rate.late].map(localDecimal)
  return m.reports_rate_value({ share: share ?? '', part: whole - late, whole, late: of_late ?? '', late_part: late })
}

function localDecimal(text: string): string {
  return currentLocale() === 'en' ? text.replace(',', '.') : text
}

export function dayOf(day: string): string {
  return dayText(dateParts(day))
}

function periodName(days: { from: string; to: string }, cutoff: number): string | null {
  const named = findNamed(days, cutoff)
  return named ? periodLabel(named) : null
}

/** Periods of this year and the one before that have begun, newest first, as addresses. */
function periodMenu(address: URLSearchParams, today: string, cutoff: number) {
  const year = Number(today.slice(0, 4))
  return PERIOD_CALENDARS.map((calendar) => ({
    label: calendar === 'cutoff' ? m.reports_period_cutoff({ day: cutoff }) : m.reports_period_calendar(),
    periods: [year + 1, year, year - 1]
      .flatMap((of) =>
        PERIOD_KINDS.flatMap((kind) =>
          Array.from({ length: countOf(kind) }, (_, index) => ({ calendar, kind, year: of, index: index + 1 })),
        ),
      )
      .map((named) => ({ named, days: daysOf(named, cutoff) }))
      .filter(({ days, named }) => days.from <= today && (named.kind !== 'month' || days.to >= monthsAgo(today)))
      .sort(
        (a, b) =>
          PERIOD_KINDS.indexOf(a.named.kind) - PERIOD_KINDS.indexOf(b.named.kind) ||
          (a.days.from < b.days.from ? 1 : -1),
      )
      .map(({ named, days }) => {
        const search = new URLSearchParams(address)
        search.set('from', days.from)
        search.set('to', days.to)
        search.delete('as_of')
        return { label: periodLabel(named), href: `?${search}`, days: `${dayOf(days.from)} – ${dayOf(days.to)}` }
      }),
  }))
}

/** Months further back than a year are found by their days. */
function monthsAgo(today: string): string {
  return Temporal.PlainDate.from(today).subtract({ months: 12 }).toString()
}

const COMPARED: readonly Cell[] = [
  'received_total',
  'resolved_total',
  'resolved_late',
  'in_process_total',
  'in_process_late',
]

/** The same report of the period before and of the year before, each as of its own end. */
async function comparisonOf(scope: RequestScope, asked: ReportRequest, totals: Figures) {
  const { db } = scope.app.database
  const days = { from: asked.question.from, to: asked.question.to }
  const of = async (other: { from: string; to: string }) => {
    const question: ReportQuestion = { ...asked.question, ...other, as_of: scope.app.clock.now() }
    return (await countReport(db, question, asked.reach)).totals
  }
  const [before, year] = [periodBefore(days), yearBefore(days)]
  const [then, lastYear] = [await of(before), await of(year)]
  const label = (say: typeof m.reports_compare_before, other: typeof days) =>
    say({ from: dayOf(other.from), to: dayOf(other.to) })
  return {
    before: label(m.reports_compare_before, before),
    year: label(m.reports_compare_year, year),
    rows: COMPARED.map((cell) => ({
      label: cellLabel(cell),
      value: totals[cell],
      before: then[cell],
      year: lastYear[cell],
    })),
  }
}
