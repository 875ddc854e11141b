import { type WorkingCalendar, workingCalendar } from '#modules/calendar/exports.ts'
import { type ChanceTone, chanceTone, chanceWord, percentOf, unitNames, workTime } from '#modules/dossiers/exports.ts'
import { type LegalParameter, listParameterHistory } from '#modules/parameters/exports.ts'
import { legalDay } from '#platform/clock.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { type ApologyWindow, apologyWindows, type DaysBefore, lastDayToPropose, windowOf } from './apology-days.ts'
import { countRisks, listRisks, RISK_LISTS, type RiskCounts, type RiskFilter, type RiskRow } from './risk-queries.ts'
import { riskReason } from './risk-words.ts'

/** A line of the list as plain JSON, in the reader's language. */
export interface RiskItem {
  code: string
  procedure: string
  owner: string
  /** Absent when the appointment has passed. */
  percent: number | null
  word: string
  tone: ChanceTone
  reason: string
  unit: string
  holder: string | null
  due_at: string
  /** Why the date is not the one on the receipt. */
  waits: string | null
  /** The last working day on which an extension can be proposed, when it is near and still open. */
  propose_by: string | null
}

export interface RiskListView {
  items: RiskItem[]
  next: string | null
  counts: RiskCounts
}

/** The filter that the address names; what it says wrongly counts as not said. */
export function readRiskFilter(search: URLSearchParams, limit: number): RiskFilter {
  const uuid = (name: string) => {
    const value = search.get(name) ?? ''
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : null
  }
  return {
    list: RISK_LISTS.find((each) => each === search.get('list')) ?? 'open',
    unit: uuid('unit'),
    holder: uuid('holder'),
    field: search.get('field') || null,
    after: search.get('after') || null,
    limit,
  }
}

export async function riskList({ app, actor, locale }: RequestScope, filter: RiskFilter): Promise<RiskListView> {
  const { db } = app.database
  const now = app.clock.now()
  const today = legalDay(now)
  const [calendar, values] = await Promise.all([
    workingCalendar(db, 'vn'),
    listParameterHistory(db, 'late.apologyDaysBeforeDue'),
  ])
  const windows = apologyWindows(calendar, today, values.map(daysBeforeOf))
  const ask = { actor, now, windows }
  const [page, counts] = await Promise.all([listRisks(db, ask, filter), countRisks(db, ask)])
  const units = await unitNames(
    db,
    page.items.map((row) => row.unit_id),
  )
  const reader = { calendar, now, locale, windows, units }
  return { items: page.items.map((row) => itemOf(row, reader)), next: page.next, counts }
}

function daysBeforeOf({ value, valid_from, valid_to, key }: LegalParameter): DaysBefore {
  if (typeof value !== 'number') throw new Error(`the legal parameter ${key} is not a number from ${valid_from} on`)
  return { value, valid_from, valid_to }
}

/** Lists call a procedure by its content: "Thủ tục cấp Giấy chứng nhận …" → "Cấp Giấy chứng nhận …". */
function shortProcedure(name: string): string {
  const rest = name.replace(/^Thủ tục\s+/u, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

interface Reader {
  calendar: WorkingCalendar
  now: Date
  locale: Locale
  windows: readonly ApologyWindow[]
  units: ReadonlyMap<string, string>
}

function itemOf(row: RiskRow, reader: Reader): RiskItem {
  const { now, locale } = reader
  const window = row.received_at === null ? undefined : windowOf(reader.windows, row.received_at)
  const late = row.due_at < now
  const waits = row.state === 'in_process' || row.state === 'received' ? null : m.deadlines_risk_waits()
  const near = window !== undefined && row.due_at >= window.from && row.due_at < window.to
  return {
    code: row.code,
    procedure: shortProcedure(row.procedure_name),
    owner: row.owner_name,
    percent: late ? null : percentOf(row.chance),
    word: late ? m.dossiers_chance_overdue() : chanceWord(row.chance),
    tone: late ? 'over' : chanceTone(row.chance),
    reason: late
      ? m.deadlines_risk_overdue({ need: workTime(row.need_half_minutes, locale) })
      : riskReason(row, locale),
    unit: reader.units.get(row.unit_id) ?? '',
    holder: row.holder_name,
    due_at: row.due_at.toISOString(),
    waits,
    propose_by:
      near && waits === null && row.apologies === 0
        ? lastDayToPropose(reader.calendar, row.due_at, window.daysBefore, legalDay(now))
        : null,
  }
}
