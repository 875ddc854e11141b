/**
 * Legal deadlines per second in one thread on the shipped calendar, and the share of wrong answers, beside the libraries
 * that people count business days with: the same questions, one run, the rounds taken in turn.
 * `node bench/deadlines.ts [seconds per round]`
 */
process.env.TZ = 'Asia/Ho_Chi_Minh'

import { readFileSync } from 'node:fs'
import process from 'node:process'
import {
  compileCalendar,
  type DeadlineInput,
  deadline,
  deadlineInstants,
  type Limit,
} from '../src/modules/calendar/engine.ts'
import { type Case, dateOf, definition, drawCases, sequence } from './deadline-cases.ts'
import { openPeers, type Peer } from './deadline-peers.ts'
import { report, type Spread, spreadOf } from './measure.ts'

const seconds = Number(process.argv[2] ?? 0.4)
const ROUNDS = 5
const CASES = 10_000
const calendar = compileCalendar(definition)

interface Contender {
  readonly name: string
  readonly told: string
  prepare(): void
  /** Asks question `index` and gives something to add up, so that nothing is optimised away. */
  ask(index: number): number
}

function perSecond({ ask, prepare }: Contender): number {
  prepare()
  const begin = performance.now()
  let asked = 0
  let sum = 0
  let elapsed = 0
  // Few at a time for the slow, many for the fast: the clock is looked at about every millisecond.
  let batch = 1
  while (elapsed < seconds * 1000) {
    for (let n = 0; n < batch; n++) sum += ask((asked + n) % CASES)
    asked += batch
    const now = performance.now() - begin
    if (now - elapsed < 1) batch *= 2
    elapsed = now
  }
  if (!Number.isFinite(sum)) throw new Error('no deadline')
  return (asked / elapsed) * 1000
}

const inputOf = ({ receivedAt, limit }: Case): DeadlineInput => ({ calendar, receivedAt, limit })

function ours(name: string, inputs: readonly DeadlineInput[], explained: boolean): Contender {
  const ask = explained
    ? (index: number) => deadline(inputs[index] as DeadlineInput).dueAt
    : (index: number) => deadlineInstants(inputs[index] as DeadlineInput).dueAt
  return { name, told: explained ? 'with explanation' : 'date only', prepare: () => {}, ask }
}

/** The same receipts with other limits: up to sixty days, and exact hours, which no peer can count. */
function furtherInputs(cases: readonly Case[]): Record<string, DeadlineInput[]> {
  const random = sequence(11)
  const make = (unit: Limit['unit'], per: number) =>
    cases.map((each) => ({ ...inputOf(each), limit: { value: (1 + Math.floor(random() * 60)) * per, unit } }))
  return { 'working days': make('working_days', 1), 'working hours': make('working_hours', 8), days: make('days', 1) }
}

function wrongShare(cases: readonly Case[], peer: Peer): { share: number; example: object | undefined } {
  peer.prepare()
  let wrong = 0
  let example: object | undefined
  for (const { receivedAt, limit, dueOn } of cases) {
    const given = (peer.answer ?? peer.dueOn)(receivedAt, limit.value)
    if (given === dueOn) continue
    wrong++
    example ??= { received_on: dateOf(receivedAt), working_days: limit.value, given, right: dueOn }
  }
  return { share: wrong / cases.length, example }
}

function ourWrongShare(cases: readonly Case[]): number {
  const wrong = cases.filter((each) => {
    const input = inputOf(each)
    // To the minute, both ways, and the explanation must add up to the limit.
    const { dueAt, explanation } = deadline(input)
    const amount = explanation.reduce((sum, line) => sum + line.amount, 0)
    const whole = Math.abs(amount - each.limit.value) < 1e-6
    return !(dueAt === each.dueAt && deadlineInstants(input).dueAt === each.dueAt && whole)
  })
  return wrong.length / cases.length
}

/** Rounds in turn, so that a busy moment of the machine meets everybody. */
function race(contenders: readonly Contender[]): Map<Contender, Spread> {
  const rates = new Map(contenders.map((each) => [each, [] as number[]]))
  for (const each of contenders) perSecond(each)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [each, taken] of rates) taken.push(perSecond(each))
  }
  return new Map([...rates].map(([each, taken]) => [each, spreadOf(taken.map(Math.round))]))
}

function versionOf(name: string): string {
  const file = new URL(`./peers/node_modules/${name.split(' ')[0]}/package.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

const cases = drawCases(CASES)
const peers = openPeers()
const asContender = (peer: Peer): Contender => ({
  name: peer.name,
  told: peer.told,
  prepare: peer.prepare,
  ask: (index) => peer.dueOn((cases[index] as Case).receivedAt, (cases[index] as Case).limit.value).length,
})
const same = cases.map(inputOf)
const engine = [ours('motcua/calendar', same, false), ours('motcua/calendar', same, true)]
const beside = Object.entries(furtherInputs(cases)).flatMap(([unit, inputs]) => [
  ours(`motcua/calendar, ${unit}`, inputs, false),
  ours(`motcua/calendar, ${unit}`, inputs, true),
])
const racers = [...engine, ...peers.map(asContender)]
const rates = race([...racers, ...beside])
const answers = peers.map((peer) => wrongShare(cases, peer))
const wrong = [ourWrongShare(cases), ourWrongShare(cases), ...answers.map(({ share }) => share)]

const rows = [...rates].map(([{ name, told }, rate], index) => {
  const at = index - engine.length
  const peer = peers[at]
  return {
    name,
    told,
    version: peer ? versionOf(name) : undefined,
    per_second: rate,
    wrong: wrong[index],
    example: at < 0 ? undefined : answers[at]?.example,
  }
})
for (const row of rows) report('deadlines', { node: process.version, ...row })
const fastest = Math.max(0, ...rows.filter(({ version }) => version).map(({ per_second }) => per_second.median))
const first = rows[0]?.per_second.median ?? 0
report('deadlines summary', {
  cases: CASES,
  date_only_per_second: first,
  with_explanation_per_second: rows[1]?.per_second.median,
  fastest_peer_per_second: fastest || undefined,
  times_the_fastest_peer: fastest ? Math.round(first / fastest) : undefined,
  wrong: wrong[0],
})
console.table(
  Object.fromEntries(
    rows.map(({ name, told, per_second, wrong: share }) => [
      `${name} (${told})`,
      {
        'per second, median': per_second.median.toLocaleString('en'),
        'least – most': `${per_second.least.toLocaleString('en')} – ${per_second.most.toLocaleString('en')}`,
        wrong: share === undefined ? '' : `${(share * 100).toFixed(2)} %`,
      },
    ]),
  ),
)
if (peers.length === 0) console.log('The peers are not installed: npm ci --prefix bench/peers')
