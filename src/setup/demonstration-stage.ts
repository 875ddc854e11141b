import { dueAt, type WorkingCalendar } from '#modules/calendar/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import type { SettableClock } from '#platform/clock.ts'

/** People of the demonstration as actors, found by what they may do. */
export interface DemonstrationPeople {
  byId: ReadonlyMap<string, Actor>
  all: readonly Actor[]
}

export interface Company {
  kind: 'enterprise' | 'person'
  name: string
  identifier: string
  address: string
  phone: string
  email: string
  submitter: string
  submitter_identifier: string
  area: string
}

export interface Wish {
  procedure: string
  case: string | null
  summary: string
}

export interface Plan {
  companies: Company[]
  wishes: Wish[]
}

export interface Story {
  company: Company
  wish: Wish
  channel: 'counter' | 'post' | 'online'
  receivedAt: Date
  /** How fast this one goes, as a share of each step's budget. */
  pace: number
  wantsSupplement: boolean
  code: string | null
}

export interface Stage {
  app: Application
  clock: SettableClock
  calendar: WorkingCalendar
  people: DemonstrationPeople
  random: () => number
  until: Date
  resultFile: string
}

/** So many open minutes after the stage's present moment. */
export function after(stage: Stage, openMinutes: number): Date {
  return new Date(
    dueAt(stage.calendar, stage.clock.now().getTime(), {
      value: Math.max(1, Math.round(openMinutes)) / 60,
      unit: 'working_hours',
    }),
  )
}

export function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

/** Mulberry32: small, well spread, the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
