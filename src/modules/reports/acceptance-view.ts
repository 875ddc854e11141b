import { unitNames } from '#modules/dossiers/exports.ts'
import { notAllowed } from '#platform/access/action.ts'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { FormProblem } from '#platform/errors.ts'
import { readDay } from '#platform/forms/form-data.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { isId } from '#platform/ids.ts'
import { m } from '#words'
import {
  ACCEPTANCE_FIGURES,
  type AcceptanceCounts,
  type AcceptanceFigure,
  addCounts,
  NO_ARRIVALS,
  shareInTime,
} from './acceptance-figures.ts'
import {
  type AcceptanceArrival,
  type AcceptanceQuestion,
  countAcceptance,
  listAcceptance,
} from './acceptance-queries.ts'

export interface AcceptanceView {
  question: AcceptanceQuestion
  rows: { unit_id: string; unit: string; counts: AcceptanceCounts; share: number | null }[]
  total: AcceptanceCounts
  share: number | null
}

/** Without anything in the address: this month, every unit that the person may read of. */
export function readAcceptanceQuestion({ app }: RequestScope, search: URLSearchParams): AcceptanceQuestion {
  const today = legalDay(app.clock.now())
  const from = readDay(search.get('from') ?? '') ?? `${today.slice(0, 8)}01`
  const to = readDay(search.get('to') ?? '') ?? today
  if (from > to) throw new FormProblem([{ path: 'from', message: m.reports_wrong_period() }])
  const unit = search.get('unit') ?? ''
  return { from, to, unit_id: isId(unit) ? unit : null }
}

export function readFigure(search: URLSearchParams): AcceptanceFigure | null {
  return ACCEPTANCE_FIGURES.find((name) => name === search.get('show')) ?? null
}

export async function acceptanceView(scope: RequestScope, question: AcceptanceQuestion): Promise<AcceptanceView> {
  const { app, actor } = scope
  if (!can(actor, 'reports.view')) throw notAllowed()
  const { db } = app.database
  const found = await countAcceptance(db, { ...question, actor, now: app.clock.now() })
  const names = await unitNames(
    db,
    found.map(({ unit_id }) => unit_id),
  )
  const rows = found
    .map(({ unit_id, counts }) => ({ unit_id, unit: names.get(unit_id) ?? '', counts, share: shareInTime(counts) }))
    .sort((a, b) => a.unit.localeCompare(b.unit, 'vi'))
  const total = rows.reduce((whole, { counts }) => addCounts(whole, counts), NO_ARRIVALS)
  return { question, rows, total, share: shareInTime(total) }
}

/** Dossiers shown behind a figure. */
export const MOST_SHOWN = 500

export async function acceptanceList(
  { app, actor }: RequestScope,
  question: AcceptanceQuestion,
  figure: AcceptanceFigure,
): Promise<AcceptanceArrival[]> {
  if (!can(actor, 'reports.view')) throw notAllowed()
  const ask = { ...question, actor, now: app.clock.now() }
  return listAcceptance(app.database.db, ask, figure, MOST_SHOWN)
}

export function figureLabel(figure: AcceptanceFigure): string {
  return {
    received: m.reports_accept_received,
    acknowledged: m.reports_accept_acknowledged,
    told_in_time: m.reports_accept_told_in_time,
    told_late: m.reports_accept_told_late,
    accepted: m.reports_accept_accepted,
    supplement: m.reports_accept_supplement,
    refused: m.reports_accept_refused,
    other: m.reports_accept_other,
    late: m.reports_accept_late,
    waiting: m.reports_accept_waiting,
    overdue: m.reports_accept_overdue,
    closed_unanswered: m.reports_accept_closed,
  }[figure]()
}
