import { type Kysely, type RawBuilder, sql } from 'kysely'
import { openMinutesBetween, type WorkingCalendar } from '#modules/calendar/exports.ts'
import { budgetMinutes } from '#modules/dossiers/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import { dueWindow } from './reminder-moments.ts'
import type { OpenClock, ReminderRule } from './reminder-rule.ts'

/**
 * Which open clocks a rule could mean now. The database narrows by the date (indexes dossier_by_step_due, dossier_by_due …)
 * and leaves out what was told while the present holder had it; `planReminders` then looks at each exactly.
 */

export const NOBODY = '00000000-0000-0000-0000-000000000000'
const PAGE = 5_000

interface Question {
  rule: ReminderRule
  now: Date
  calendar: WorkingCalendar
}

export async function listClocksFor(db: Kysely<Tables>, question: Question): Promise<OpenClock[]> {
  switch (question.rule.clock) {
    case 'step':
      return question.rule.moment === 'percent' ? stepsByShare(db, question) : paged(db, question, STEP)
    case 'legal':
      return paged(db, question, LEGAL)
    case 'committed':
      return paged(db, question, COMMITTED)
    case 'answer':
      return paged(db, question, ANSWER)
    case 'acceptance':
    case 'acceptance_notify':
      return arrivals(db, question)
  }
}

interface Source {
  due: RawBuilder<Date>
  run: RawBuilder<number>
  open: RawBuilder<boolean>
}

/** Whether and when an applicant collects the result is not in an officer's hands: that step is not reminded of. */
const STEP: Source = {
  due: sql`d.step_due_at`,
  run: sql`d.step_clock_seq`,
  open: sql`d.ended_at is null and d.step_kind <> 'returning'`,
}
const LEGAL: Source = { due: sql`d.due_at`, run: sql`0`, open: sql`d.ended_at is null and d.resolved_at is null` }
const COMMITTED: Source = {
  due: sql`d.committed_due_at`,
  run: sql`0`,
  open: sql`d.ended_at is null and d.resolved_at is null`,
}
const ANSWER: Source = { due: sql`d.waiting_until`, run: sql`0`, open: sql`d.state = 'awaiting_supplement'` }

const columns = sql`d.id as dossier_id, d.code, d.step_name, d.holder_id, d.unit_id, d.receiving_unit_id, d.resolving_unit_id`

/** Not yet told by this rule of this date while this person held it. */
function untold(rule: ReminderRule, { due, run }: Source) {
  return sql<boolean>`not exists (select 1 from reminder_told t where t.dossier_id = d.id and t.rule_key = ${rule.key}
    and t.clock_run = ${run} and t.due_at = ${due} and t.holder_key = coalesce(d.holder_id, ${NOBODY}::uuid))`
}

async function paged(db: Kysely<Tables>, question: Question, source: Source): Promise<OpenClock[]> {
  const { rule, now, calendar } = question
  const { after, until } = dueWindow(rule, now.getTime(), calendar)
  const found: OpenClock[] = []
  for (let last: OpenClock | undefined; ; ) {
    const beyond = last ? sql`(${source.due}, d.id) > (${last.due_at}, ${last.dossier_id}::uuid)` : sql`true`
    const { rows } = await sql<OpenClock>`
      select ${sql.lit(rule.clock)} as clock, ${source.run} as run, ${source.due} as due_at, null::int as budget_minutes, ${columns}
      from dossier d
      where ${source.open} and ${after ? sql`${source.due} > ${after}` : sql`true`} and ${source.due} <= ${until}
        and d.calendar_code = ${calendar.code} and ${beyond} and ${untold(rule, source)}
      order by ${source.due}, d.id limit ${PAGE}::int`.execute(db)
    found.push(...rows)
    last = rows.at(-1)
    if (rows.length < PAGE || last === undefined) return found
  }
}

/** A share of the step's time: for each budget that any process knows, up to another date. */
async function stepsByShare(db: Kysely<Tables>, { rule, now, calendar }: Question): Promise<OpenClock[]> {
  const budgets = await listStepBudgets(db)
  if (budgets.length === 0) return []
  const windows = budgets.map((budget) => dueWindow(rule, now.getTime(), calendar, budget))
  const untils = windows.map((window) => window.until)
  const furthest = new Date(Math.max(...untils.map((until) => until.getTime())))
  const { rows } = await sql<OpenClock>`
    select 'step' as clock, d.step_clock_seq as run, d.step_due_at as due_at, p.budget_minutes, ${columns}
    from dossier d
    join dossier_passage p on p.dossier_id = d.id and p.ended_at is null
    join unnest(${budgets}::int[], ${untils.map((until) => until.toISOString())}::timestamptz[]) as share (budget, until) on share.budget = p.budget_minutes
    where ${STEP.open} and d.step_due_at > ${windows[0]?.after ?? now} and d.step_due_at <= ${furthest}
      and d.step_due_at <= share.until and d.calendar_code = ${calendar.code} and ${untold(rule, STEP)}
    order by d.step_due_at, d.id`.execute(db)
  return rows
}

/** Budgets in open minutes; a dossier's steps are copies of the catalogue's. */
async function listStepBudgets(db: Kysely<Tables>): Promise<number[]> {
  const { rows } = await sql<{ value: string; unit: string }>`
    select distinct budget_value as value, budget_unit as unit from process_step where budget_value is not null`.execute(
    db,
  )
  return [
    ...new Set(
      rows.map((row) =>
        budgetMinutes({ value: Number(row.value), unit: row.unit as 'working_hours', counting: 'hours' }),
      ),
    ),
  ]
}

/**
 * Online dossiers without an answer yet: 02 working hours until an officer knows, 08 until it is accepted or a supplement is
 * asked for (law.md §1.6). They are few, so all of them are looked at.
 */
async function arrivals(db: Kysely<Tables>, { rule, calendar }: Question): Promise<OpenClock[]> {
  const due = rule.clock === 'acceptance' ? sql<Date>`a.due_at` : sql<Date>`a.notify_due_at`
  const source: Source = { due, run: sql`a.round`, open: sql`a.answered_at is null` }
  const { rows } = await sql<OpenClock & { arrived_at: Date }>`
    select ${sql.lit(rule.clock)} as clock, a.round as run, ${due} as due_at, a.arrived_at, ${columns}
    from dossier_acceptance a join dossier d on d.id = a.dossier_id
    where ${source.open} and d.calendar_code = ${calendar.code} and ${untold(rule, source)}
    order by a.due_at, a.dossier_id`.execute(db)
  return rows.map(({ arrived_at, ...row }) => ({
    ...row,
    budget_minutes: openMinutesBetween(calendar, arrived_at.getTime(), row.due_at.getTime()),
  }))
}
