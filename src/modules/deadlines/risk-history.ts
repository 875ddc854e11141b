import { type Kysely, sql } from 'kysely'
import {
  type ClockInput,
  datesAfterMarks,
  dueIfResumedAt,
  openMinutesBetween,
  type WorkingCalendar,
  workingCalendar,
} from '#modules/calendar/exports.ts'
import { type Dossier, type StepKind, standingTimes, staysOf } from '#modules/dossiers/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { PastDossier } from './risk-back-test.ts'
import type { OpenDossier } from './risk-forecast.ts'
import type { StepKey } from './risk-times.ts'

/** Reads dossiers as the forecast looks at them: their plan, when they came to each step, when their clock stood. */

type Particulars = Pick<
  Dossier,
  | 'id'
  | 'version'
  | 'state'
  | 'procedure_code'
  | 'case_code'
  | 'field_code'
  | 'clock_mode'
  | 'calendar_code'
  | 'calendar_version'
  | 'limit_value'
  | 'limit_unit'
  | 'limit_counting'
  | 'start_rule'
  | 'received_at'
  | 'resolved_at'
  | 'ended_at'
  | 'due_at'
  | 'due_original_at'
  | 'step_name'
>

interface Row extends Particulars {
  /** Kind, time given and name of each step. */
  plan: [kind: StepKind, budget: number | null, name: string][]
  /** Step and second of each passage. */
  visits: [step: number, second: number][]
  /** Of the legal clock. */
  marks: [kind: MarkKind, second: number, value: string | null, unit: string | null][] | null
}

type MarkKind = ClockInput['marks'][number]['kind']

/** An open dossier with what the list says of it. */
export interface Running {
  id: string
  version: number
  dueAt: Date
  dossier: OpenDossier
  names: readonly string[]
}

const columns = sql`
  d.id, d.version, d.state, d.procedure_code, d.case_code, d.field_code, d.clock_mode, d.calendar_code, d.calendar_version,
  d.limit_value, d.limit_unit, d.limit_counting, d.start_rule, d.received_at, d.resolved_at, d.ended_at, d.due_at,
  d.due_original_at, d.step_name,
  (select jsonb_agg(jsonb_build_array(s.step -> 'kind', s.step -> 'budget_minutes', s.step -> 'name') order by s.at)
    from jsonb_array_elements(d.process) with ordinality as s (step, at)) as plan,
  (select jsonb_agg(jsonb_build_array(p.step, extract(epoch from p.handed_over_at)) order by p.seq)
    from dossier_passage p where p.dossier_id = d.id) as visits,
  (select jsonb_agg(jsonb_build_array(c.kind, extract(epoch from c.at), c.limit_value::text, c.limit_unit) order by c.seq)
    from clock_mark c where c.dossier_id = d.id and c.clock = 'legal' and c.kind <> 'recount') as marks`

/** Dossiers received in the period, the newest first, at most so many. */
export async function listPast(
  db: Kysely<Tables>,
  wish: { since: Date; now: Date; limit: number },
): Promise<PastDossier[]> {
  const { rows } = await sql<Row>`
    select ${columns} from dossier d
    where d.received_at >= ${wish.since} and d.received_at <= ${wish.now}
    order by d.received_at desc, d.id desc limit ${wish.limit}`.execute(db)
  const calendars = await calendarsOf(db, rows)
  return rows.flatMap((row) => {
    const calendar = calendars.get(calendarKey(row))
    return calendar && row.received_at ? [pastOf(row, calendar, row.received_at, wish.now)] : []
  })
}

/** A part of the open dossiers, in the order of their ids; `changed`: only those of which something has changed since. */
export async function listRunning(
  db: Kysely<Tables>,
  wish: { after: string | null; limit: number; now: Date; lookedAtBefore: Date },
): Promise<{ running: Running[]; last: string | null }> {
  const { rows } = await sql<Row>`
    select ${columns} from dossier d left join dossier_risk r on r.dossier_id = d.id
    where d.ended_at is null and d.resolved_at is null and d.received_at is not null
      and (r.dossier_id is null or r.dossier_version <> d.version or r.computed_at < ${wish.lookedAtBefore})
      and (${wish.after}::uuid is null or d.id > ${wish.after}::uuid)
    order by d.id limit ${wish.limit}`.execute(db)
  const calendars = await calendarsOf(db, rows)
  const running = rows.flatMap((row) => {
    const calendar = calendars.get(calendarKey(row))
    const found = calendar && row.received_at && runningOf(row, calendar, row.received_at, wish.now.getTime())
    return found ? [found] : []
  })
  return { running, last: rows.length < wish.limit ? null : (rows.at(-1)?.id ?? null) }
}

const calendarKey = (row: Particulars) => `${row.calendar_code} ${row.calendar_version}`

async function calendarsOf(db: Kysely<Tables>, rows: readonly Row[]): Promise<Map<string, WorkingCalendar>> {
  const wanted = new Map(rows.map((row) => [calendarKey(row), row]))
  const found = new Map<string, WorkingCalendar>()
  for (const [key, row] of wanted) {
    found.set(key, await workingCalendar(db, row.calendar_code, row.calendar_version))
  }
  return found
}

/** The clock ends with the result (`issue`): what comes after it does not make a dossier late. */
function stepsOf(row: Row): StepKey[] {
  const last = row.plan.findLastIndex(([kind]) => kind !== 'returning')
  return row.plan.slice(0, last + 1).map(([kind, budget]) => ({
    procedure: row.procedure_code,
    case: row.case_code,
    field: row.field_code,
    kind,
    budget,
  }))
}

function journeyOf(row: Row, receivedAt: Date) {
  const marks = (row.marks ?? []).map(([kind, second]) => ({ kind, at: second * 1_000 }))
  return {
    visits: row.visits.map(([step, second]) => ({ step, at: second * 1_000 })),
    standing: standingTimes(marks),
    receivedAt: receivedAt.getTime(),
    endedAt: (row.resolved_at ?? row.ended_at)?.getTime() ?? null,
    gaveResult: row.resolved_at !== null,
  }
}

function pastOf(row: Row, calendar: WorkingCalendar, receivedAt: Date, now: Date): PastDossier {
  const due = row.due_original_at
  const ended = row.resolved_at === null && row.ended_at !== null
  const known = due !== null && due <= now && !ended
  return {
    steps: stepsOf(row),
    journey: journeyOf(row, receivedAt),
    calendar,
    dueAt: (at) => dueKnownAt(row, calendar, at),
    late: known ? row.resolved_at === null || row.resolved_at > due : null,
    knownAt: known ? due.getTime() : null,
  }
}

function clockOf(row: Row, calendar: WorkingCalendar, until: number): ClockInput {
  const { cutoff, time, off_hours } = row.start_rule
  return {
    calendar,
    limit: limitOf(row.limit_value, row.limit_unit, row.limit_counting),
    startRule: { cutoff, offHours: off_hours, ...(time === null ? {} : { time }) } as NonNullable<
      ClockInput['startRule']
    >,
    marks: (row.marks ?? [])
      .filter(([, second]) => second * 1_000 <= until)
      .map(([kind, second, value, unit]) => ({
        kind,
        at: second * 1_000,
        ...(value !== null && unit !== null ? { limit: limitOf(value, unit, null) } : {}),
      })),
  }
}

function limitOf(value: string | number, unit: string, counting: string | null): ClockInput['limit'] {
  return { value: Number(value), unit, ...(counting === null ? {} : { counting }) } as ClockInput['limit']
}

/** The appointment as the ledger had it at a moment, without an extension: lateness is measured against the first promise. */
function dueKnownAt(row: Row, calendar: WorkingCalendar, at: number): number | null {
  const clock = clockOf(row, calendar, at)
  const marks = clock.marks.filter((mark) => mark.kind !== 'extend')
  return marks.length === 0 ? null : datesAfterMarks({ ...clock, marks }).dueAt
}

function runningOf(row: Row, calendar: WorkingCalendar, receivedAt: Date, now: number): Running | undefined {
  const steps = stepsOf(row)
  const stays = staysOf(journeyOf(row, receivedAt), calendar, now)
  const here = stays.at(-1)
  const due = row.due_at?.getTime() ?? dueWhenGoingOn(row, calendar, now)
  if (!here || here.step >= steps.length || due === null) return undefined
  return {
    id: row.id,
    version: row.version,
    dueAt: new Date(due),
    names: row.plan.map(([, , name]) => name),
    dossier: {
      steps,
      step: here.step,
      spent: here.minutes,
      left: due < now ? -1 : openMinutesBetween(calendar, now, due),
    },
  }
}

/** Of a dossier that waits: the appointment if its clock went on at this moment. */
function dueWhenGoingOn(row: Row, calendar: WorkingCalendar, now: number): number | null {
  const clock = clockOf(row, calendar, now)
  const stands = standingTimes(clock.marks).at(-1)
  if (clock.marks.length === 0 || stands?.to !== null) return null
  return dueIfResumedAt(
    clock,
    now,
    row.state === 'awaiting_supplement' && row.clock_mode === 'RESTART' ? 'restart' : 'resume',
  )
}
