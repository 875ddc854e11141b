/** Codes and shape of the rules by which people are reminded. Pure. */

export const REMINDER_CLOCKS = ['step', 'legal', 'committed', 'acceptance_notify', 'acceptance', 'answer'] as const
export type ReminderClock = (typeof REMINDER_CLOCKS)[number]

/** So many percent of the time used; so long before the date; in the morning of its day; so long after it. */
export const REMINDER_MOMENTS = ['percent', 'before', 'due_day', 'after'] as const
export type ReminderMoment = (typeof REMINDER_MOMENTS)[number]

export const REMINDER_UNITS = ['working_hours', 'working_days'] as const
export type ReminderUnit = (typeof REMINDER_UNITS)[number]

export const AUDIENCES = ['holder', 'head', 'leader', 'counter', 'receiving_head', 'administrator'] as const
export type Audience = (typeof AUDIENCES)[number]

export interface ReminderRule {
  key: string
  clock: ReminderClock
  moment: ReminderMoment
  /** Percent, or how many of `unit`. */
  amount: number
  unit: ReminderUnit | null
  audiences: readonly Audience[]
  by_system: boolean
  by_email: boolean
}

/** Clocks whose whole time is known, so that a share of it can be named. */
export const CLOCKS_WITH_BUDGET: ReadonlySet<ReminderClock> = new Set(['step', 'acceptance_notify', 'acceptance'])

/** A clock of one dossier that runs towards a date. */
export interface OpenClock {
  clock: ReminderClock
  dossier_id: string
  code: string
  /** With the date it says which run of the clock is meant: a step that comes again, a second arrival. */
  run: number
  step_name: string
  due_at: Date
  /** Open minutes that the clock had altogether, where that is known. */
  budget_minutes: number | null
  holder_id: string | null
  unit_id: string
  receiving_unit_id: string
  resolving_unit_id: string
}

/** Of several rules that speak at once to the same person about the same date, the one nearest to harm is said. */
export function severity(rule: Pick<ReminderRule, 'moment' | 'amount' | 'unit'>): number {
  const minutes = rule.amount * (rule.unit === 'working_hours' ? 60 : 480)
  switch (rule.moment) {
    case 'percent':
      return rule.amount
    case 'before':
      return 1_000 - Math.min(minutes, 400_000) / 1_000
    case 'due_day':
      return 2_000
    case 'after':
      return 10_000 + minutes
  }
}
