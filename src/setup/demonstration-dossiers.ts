import { createReadStream, readFileSync } from 'node:fs'
import {
  closingOf,
  dueAt,
  isOpenAt,
  nextOpening,
  type WorkingCalendar,
  workingCalendar,
} from '#modules/calendar/exports.ts'
import { ACTS, type Dossier, findDossier } from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import type { Application } from '#platform/application.ts'
import { legalDay, SettableClock } from '#platform/clock.ts'
import { recordStoredFile } from '#platform/files/stored-file-store.ts'
import { newId } from '#platform/ids.ts'
import { projectPath } from '#platform/project.ts'
import { nextAct, whoDoes } from './demonstration-acts.ts'
import { hand } from './demonstration-reception.ts'
import {
  after,
  type DemonstrationPeople,
  type Plan,
  pick,
  type Stage,
  type Story,
  seeded,
} from './demonstration-stage.ts'

/** How many dossiers the demonstration has, and between which ages in days they came in. */
interface Wave {
  count: number
  ages: (share: number) => number
  seed: number
}

/** More of them lately than long ago, so that the lists of today are full. */
const LATELY: Wave = { count: 100, ages: (share) => (1 - Math.sqrt(share)) * 26, seed: 20261121 }

/** What was done in the two months before: enough for the step times to be learnt and to be tried on what came after. */
const BEFORE: Wave = { count: 48, ages: (share) => 27 + (1 - share) * 48, seed: 20260901 }

/**
 * Makes the dossiers of the demonstration by really receiving, handling and returning them through the actions, in simulated
 * time up to `until`. The same seed gives the same dossiers.
 */
export async function playDemonstration(app: Application, people: DemonstrationPeople, until: Date): Promise<void> {
  const resultFile = await demonstrationFile(app)
  const calendar = await workingCalendar(app.database.db, 'vn')
  for (const wave of [BEFORE, LATELY]) {
    const clock = new SettableClock(until)
    const random = seeded(wave.seed)
    await play({ app: { ...app, clock }, clock, calendar, people, random, until, resultFile }, wave)
  }
}

async function play(stage: Stage, wave: Wave): Promise<void> {
  const plan = JSON.parse(readFileSync(projectPath('data/demo/dossiers.json'), 'utf8')) as Plan
  const queue = stories(stage, plan, wave).map((story) => ({ at: story.receivedAt, story }))
  while (queue.length > 0) {
    queue.sort((a, b) => a.at.getTime() - b.at.getTime())
    const next = queue.shift()
    if (!next || next.at > stage.until) break
    stage.clock.set(next.at)
    const again = await advance(stage, next.story)
    if (again) queue.push({ at: again, story: next.story })
  }
}

function stories({ calendar, until, random }: Stage, plan: Plan, { count, ages }: Wave): Story[] {
  const latest = lastOpen(calendar, until)
  return Array.from({ length: count }, (_, index) => {
    const age = ages(index / count) * 86_400_000
    const moment = nextOpening(calendar, until.getTime() - age - 3 * 3_600_000)
    const wanted = dueAt(calendar, moment, { value: (5 + Math.floor(random() * 170)) / 60, unit: 'working_hours' })
    const receivedAt = new Date(Math.min(wanted, latest - Math.floor(random() * 90) * 60_000))
    const roll = random()
    return {
      company: pick(plan.companies, random),
      wish: pick(plan.wishes, random),
      channel: roll < 0.55 ? 'counter' : roll < 0.65 ? 'post' : 'online',
      receivedAt,
      pace: 0.9 + random() * 0.5 + (random() < 0.1 ? 1.6 : 0),
      wantsSupplement: random() < 0.2,
      code: null,
    }
  })
}

/** The last moment before `until` at which the desk was open: on a Sunday the demonstration ends with Friday's work. */
function lastOpen(calendar: WorkingCalendar, until: Date): number {
  for (let days = 0; days < 15; days += 1) {
    const closing = closingOf(calendar, legalDay(new Date(until.getTime() - days * 86_400_000)))
    if (closing !== null && closing <= until.getTime()) return closing
    if (closing !== null && isOpenAt(calendar, until.getTime())) return until.getTime()
  }
  return until.getTime()
}

/** Does the one thing that comes next for this dossier and says when the one after that is due; undefined at the end. */
async function advance(stage: Stage, story: Story): Promise<Date | undefined> {
  if (story.code === null) {
    story.code = await hand(stage, story)
    return after(stage, 30 + stage.random() * 240)
  }
  const dossier = await findDossier(stage.app.database.db, story.code)
  if (!dossier) return undefined
  const act = nextAct(stage, story, dossier)
  if (!act) return undefined
  const actor = whoDoes(stage, act.name, dossier)
  if (!actor) return undefined
  await perform(
    stage.app,
    ACTS[act.name],
    { code: dossier.code, version: dossier.version, ...act.input },
    { actor, requestId: newId() },
  )
  const now = await findDossier(stage.app.database.db, story.code)
  if (!now || now.ended_at) return undefined
  if (now.state === 'awaiting_supplement') return after(stage, 480 * (1 + Math.floor(stage.random() * 5)))
  const budget = now.process[now.step]?.budget_minutes ?? 60
  return after(stage, Math.max(8, budget * story.pace * (0.4 + stage.random() * 0.6) * shareOf(now)))
}

/** A step of several acts (take over, assign) uses only a part of its time for each. */
function shareOf(dossier: Dossier): number {
  if (!dossier.acknowledged) return 0.2
  // Leaders travel and applicants come when they can: what waits for them is what a visitor wants to see.
  return dossier.step_kind === 'signing' ? 2.5 : dossier.step_kind === 'returning' ? 4 : 1
}

/** One real PDF stands for every scan and result of the demonstration. */
async function demonstrationFile(app: Application): Promise<string> {
  const stored = await app.files.put(
    createReadStream(projectPath('data/demo/tai-lieu-minh-hoa.pdf')),
    'tai-lieu-minh-hoa.pdf',
  )
  await recordStoredFile(app.database.db, stored, app.clock.now())
  return stored.sha256
}
