import type { Kysely } from 'kysely'
import { getNumber } from '#modules/parameters/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import type { Tables } from '#platform/database/tables.ts'
import { FormProblem } from '#platform/errors.ts'
import { readDay } from '#platform/forms/form-data.ts'
import { m } from '#words'
import { dayAfter, GROUPINGS, type Grouping, type ReportQuestion, startOfDay } from './form-06a.ts'
import type { ReportReach } from './form-06a-queries.ts'
import { daysOf, readPeriod } from './period.ts'
import { ROUNDINGS, type Rounding } from './rate.ts'
import { findReportUnit, reachOf } from './report-scope.ts'

/** A report as somebody asks for it, with the right to it already looked at. */
export interface ReportRequest {
  question: ReportQuestion
  reach: ReportReach
  rounding: Rounding
  /** A past moment was asked for; otherwise the report is as of now. */
  past: boolean
}

/** From the address of a page, a REST request or the command line; days also as `dd/MM/yyyy`. */
export async function readReportRequest(
  db: Kysely<Tables>,
  actor: Actor,
  search: URLSearchParams,
  now: Date,
): Promise<ReportRequest> {
  const today = legalDay(now)
  const unit_id = await findReportUnit(db, actor, unitWanted(search, actor), today)
  const days = await readDays(db, search, today)
  const past = readMoment(search.get('as_of'))
  const as_of = past && past < now ? past : now
  if (as_of < startOfDay(days.from)) throw problem('as_of', m.reports_as_of_before_period())
  const by = search.get('by') ?? ''
  const rounding = search.get('rounding') ?? ''
  return {
    question: {
      unit_id,
      ...days,
      by: isOneOf(GROUPINGS, by) ? by : 'field',
      field: search.get('field') || null,
      procedure: search.get('procedure') || null,
      as_of,
    },
    reach: await reachOf(db, actor, unit_id),
    rounding: isOneOf(ROUNDINGS, rounding) ? rounding : 'half_up',
    past: past !== null,
  }
}

/** Without a word about it: the officer's own unit. `all`: everything that he may see. */
function unitWanted(search: URLSearchParams, actor: Actor): string | null {
  const wanted = search.get('unit') ?? actor.unitId
  return wanted === null || wanted === '' || wanted === 'all' ? null : wanted
}

async function readDays(db: Kysely<Tables>, search: URLSearchParams, today: string) {
  const named = readPeriod(search.get('period') ?? '')
  if (named) return daysOf(named, await cutoffDay(db, today))
  const from = givenDay(search, 'from') ?? `${today.slice(0, 8)}01`
  const to = givenDay(search, 'to') ?? (from > today ? from : today)
  if (from > to) throw problem('from', m.reports_wrong_period())
  if (from > today) throw problem('from', m.reports_period_in_future())
  return { from, to }
}

function givenDay(search: URLSearchParams, name: string): string | undefined {
  const text = search.get(name)
  if (text === null || text === '') return undefined
  const day = readDay(text)
  if (day === undefined || day < '2000-01-01' || day > '2100-12-31') {
    throw problem(name, m.reports_not_a_day({ text }))
  }
  return day
}

export function cutoffDay(db: Kysely<Tables>, today: string): Promise<number> {
  return getNumber(db, 'report.cutoffDay', today)
}

/** An instant with its offset, or a day: its end. */
function readMoment(text: string | null): Date | null {
  if (text === null || text === '') return null
  const day = readDay(text)
  if (day) return new Date(startOfDay(dayAfter(day)).getTime() - 1)
  const moment = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text) ? new Date(text) : undefined
  if (!moment || Number.isNaN(moment.getTime())) throw problem('as_of', m.reports_not_a_moment({ text }))
  return moment
}

function isOneOf<Code extends string>(codes: readonly Code[], text: string): text is Code {
  return (codes as readonly string[]).includes(text)
}

function problem(path: string, message: string): FormProblem {
  return new FormProblem([{ path, message }])
}

/** The same report in an address. */
export function reportSearch(question: ReportQuestion, rounding: Rounding, past: boolean): URLSearchParams {
  const { unit_id, from, to, by, field, procedure, as_of } = question
  return new URLSearchParams({
    from,
    to,
    unit: unit_id ?? 'all',
    by: by satisfies Grouping,
    ...(field ? { field } : {}),
    ...(procedure ? { procedure } : {}),
    ...(past ? { as_of: as_of.toISOString() } : {}),
    ...(rounding === 'half_up' ? {} : { rounding }),
  })
}
