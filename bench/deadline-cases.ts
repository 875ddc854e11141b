import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { instantFromIso, type Limit, parseCalendar } from '../src/modules/calendar/engine.ts'
import { MinuteWalk } from '../src/modules/calendar/minute-walk.ts'

/**
 * Receipts in the weeks before Tết, 30 April and make-up Saturdays of 2022–2027, in office hours of any date, and limits of
 * whole working days: questions that a library of whole days can answer. The truth is the minute walk of the tests, which
 * shares no code with the engine.
 */

export const VN_FILE = fileURLToPath(new URL('../data/calendars/vn.json', import.meta.url))
const parsed = parseCalendar(JSON.parse(readFileSync(VN_FILE, 'utf8')))
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
export const definition = parsed.calendar

const TET = ['2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06']
const LIBERATION = [2022, 2023, 2024, 2025, 2026, 2027].map((year) => `${year}-04-30`)
const MAKEUPS = definition.exceptions.filter(({ type }) => type === 'working').map(({ date }) => date)
const ANCHORS = [...TET, ...LIBERATION, ...MAKEUPS].filter((date) => date > '2022-01-31')

export interface Case {
  readonly receivedAt: number
  readonly limit: Limit
  /** Due instant and date, by the walk. */
  readonly dueAt: number
  readonly dueOn: string
}

/** Fixed pseudo-random numbers, so that every run asks the same questions. */
export function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const HANOI = 7 * 60

/** The Vietnamese date of an instant. */
export const dateOf = (instant: number): string => new Date(instant + HANOI * 60_000).toISOString().slice(0, 10)

export function drawCases(count: number): Case[] {
  const random = sequence(7)
  const walk = new MinuteWalk(definition)
  const whole = (most: number): number => Math.floor(random() * most)
  return Array.from({ length: count }, () => {
    const anchor = ANCHORS[whole(ANCHORS.length)] as string
    const midnight = instantFromIso(`${anchor}T00:00:00+07:00`) - whole(20) * 86_400_000
    const receivedAt = midnight + (450 + whole(570)) * 60_000
    const limit: Limit = { value: 1 + whole(15), unit: 'working_days' }
    const due = walk.due(walk.start(receivedAt / 60_000 + HANOI), limit, [])
    const dueAt = (due - HANOI) * 60_000
    return { receivedAt, limit, dueAt, dueOn: dateOf(dueAt) }
  })
}
