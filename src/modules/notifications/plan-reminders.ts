import type { Instant, WorkingCalendar } from '#modules/calendar/exports.ts'
import { audienceOf, type People } from './people.ts'
import { isTime } from './reminder-moments.ts'
import { AUDIENCES, type OpenClock, type ReminderRule, severity } from './reminder-rule.ts'

/** One person is told by one rule of one date. */
export interface Telling {
  rule: ReminderRule
  clock: OpenClock
  officer_id: string
  /** Told only because of who holds the dossier now. */
  as_holder: boolean
  /** False: the person hears something graver about this date at the same moment, so this rule only counts as done. */
  said: boolean
}

export interface ReminderQuestion {
  rules: readonly ReminderRule[]
  clocks: readonly OpenClock[]
  /** `toldKey` of everything that was told before. */
  told: ReadonlySet<string>
  now: Instant
  calendar: WorkingCalendar
  people: People
}

export function toldKey(told: {
  dossier_id: string
  rule_key: string
  run: number
  due_at: Date
  officer_id: string
}): string {
  return `${told.dossier_id} ${told.rule_key} ${told.run} ${told.due_at.getTime()} ${told.officer_id}`
}

/** What to tell whom now: each person once by each rule for each date. Holder before head before leader. Pure. */
export function planReminders(question: ReminderQuestion): Telling[] {
  const { rules, clocks, now, calendar, people } = question
  return clocks.flatMap((clock) => {
    const speaking = rules
      .filter((rule) => rule.clock === clock.clock && isTime(rule, clock, now, calendar))
      .sort((a, b) => severity(b) - severity(a))
    const heard = new Set<string>()
    return speaking.flatMap((rule) =>
      listenersOf(rule, clock, question).map((officer_id) => {
        const said = !heard.has(officer_id)
        heard.add(officer_id)
        return { rule, clock, officer_id, as_holder: onlyAsHolder(officer_id, rule, clock, people), said }
      }),
    )
  })
}

function onlyAsHolder(officer: string, rule: ReminderRule, clock: OpenClock, people: People): boolean {
  return !rule.audiences.some(
    (audience) => audience !== 'holder' && audienceOf(audience, clock, people).includes(officer),
  )
}

function listenersOf(rule: ReminderRule, clock: OpenClock, { told, people }: ReminderQuestion): string[] {
  const all = AUDIENCES.filter((audience) => rule.audiences.includes(audience)).flatMap((audience) => [
    ...audienceOf(audience, clock, people),
  ])
  return [...new Set(all)].filter(
    (officer_id) =>
      !told.has(
        toldKey({
          dossier_id: clock.dossier_id,
          rule_key: rule.key,
          run: clock.run,
          due_at: clock.due_at,
          officer_id,
        }),
      ),
  )
}
