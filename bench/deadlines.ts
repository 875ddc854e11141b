/**
 * Legal deadlines per second in one thread, on the shipped calendar: with the explanation, without it, and from a start
 * that is known. Prints JSON. `node bench/deadlines.ts [seconds per measurement]`
 */
import { readFileSync } from 'node:fs'
import {
  compileCalendar,
  type DeadlineInput,
  deadline,
  deadlineInstants,
  dueAt,
  instantFromIso,
  type Limit,
  parseCalendar,
} from '../src/modules/calendar/engine.ts'

const seconds = Number(process.argv[2] ?? 1)
const ROUNDS = 5
const COUNT = 65_536

const parsed = parseCalendar(JSON.parse(readFileSync(new URL('../data/calendars/vn.json', import.meta.url), 'utf8')))
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
const calendar = compileCalendar(parsed.calendar)

/** Fixed pseudo-random numbers, so that every run measures the same questions. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const random = sequence(7)
const first = instantFromIso('2022-01-03T00:00:00+07:00')
const receipts = Array.from({ length: COUNT }, () => first + Math.floor(random() * 5 * 365 * 1440) * 60_000)
const values = Array.from({ length: COUNT }, () => 1 + Math.floor(random() * 60))

const LIMITS: Record<string, readonly Limit[]> = {
  working_days: values.map((value): Limit => ({ value, unit: 'working_days' })),
  working_hours: values.map((value): Limit => ({ value: value * 8, unit: 'working_hours' })),
  days: values.map((value): Limit => ({ value, unit: 'days' })),
}

const WAYS: Record<string, (input: DeadlineInput) => number> = {
  due_at_from_start: (input) => dueAt(calendar, input.receivedAt, input.limit),
  receipt_to_due: (input) => deadlineInstants(input).dueAt,
  with_explanation: (input) => deadline(input).dueAt,
}

function perSecond(inputs: readonly DeadlineInput[], ask: (input: DeadlineInput) => number): number {
  let asked = 0
  let sum = 0
  const begin = performance.now()
  let elapsed = 0
  while (elapsed < seconds * 1000) {
    for (let n = 0; n < 4096; n++) sum += ask(inputs[(asked + n) % COUNT] as DeadlineInput)
    asked += 4096
    elapsed = performance.now() - begin
  }
  // The sum is used, so that nothing is optimised away.
  if (!Number.isFinite(sum)) throw new Error('no deadline')
  return Math.round((asked / elapsed) * 1000)
}

function measure(inputs: readonly DeadlineInput[], ask: (input: DeadlineInput) => number): object {
  perSecond(inputs, ask)
  const rounds = Array.from({ length: ROUNDS }, () => perSecond(inputs, ask)).sort((a, b) => a - b)
  return { median: rounds[ROUNDS >> 1], lowest: rounds[0], highest: rounds.at(-1) }
}

const results = Object.entries(LIMITS).map(([unit, limits]) => {
  const inputs = limits.map((limit, n): DeadlineInput => ({ calendar, receivedAt: receipts[n] as number, limit }))
  const ways = Object.entries(WAYS).map(([way, ask]) => [way, measure(inputs, ask)])
  return [unit, Object.fromEntries(ways)]
})

console.log(
  JSON.stringify(
    { what: 'deadlines per second, one thread', node: process.version, ...Object.fromEntries(results) },
    null,
    2,
  ),
)
