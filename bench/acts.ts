/** Reception and one step per second with 16 clients, in process, beside the same writes as bare prepared statements. */

import { ACTS, findDossier, receive } from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import { newId } from '#platform/ids.ts'
import { perSecond, report, round, spreadOf } from './measure.ts'
import { counterOfficer, receptionInput } from './reception.ts'
import { exchange, type Recording, record, replay, whereVersion, withColumn } from './replay.ts'
import { engines, openWorld, removeWorld, type World } from './world.ts'

const CLIENTS = 16
const ROUNDS = 5
const COUNT = Number(process.argv[2] ?? 320)

for (const server of engines()) {
  const world = await openWorld(server)
  try {
    await receptions(world)
    await steps(world)
  } finally {
    await world.close()
    await removeWorld(world)
  }
}

async function receptions(world: World): Promise<void> {
  const actor = counterOfficer(world)
  const input = await receptionInput(world)
  const once = () => perform(world.app, receive, input, { actor, requestId: newId() })
  for (let warm = 0; warm < 30; warm += 1) await once()
  const { recording, code } = await recordReception(once)
  const ours: number[] = []
  const floor: number[] = []
  let copy = 0
  // Side by side in one run, turn about: whatever else the machine does hits both.
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await perSecond(COUNT, CLIENTS, async () => void (await once())))
    floor.push(
      await perSecond(COUNT, CLIENTS, async () => {
        copy += 1
        const other = new Map<string, unknown>(recording.fresh.map((id) => [id, newId()]))
        other.set(code, code.replace(/-\d{4}$/, `-B${String(copy).padStart(6, '0')}`))
        const writes = exchange(recording.writes, other).map((write) => withColumn(write, 'request_id', newId()))
        await replay(world.app.database.pool, writes)
      }),
    )
  }
  compare('reception', world, ours, floor)
}

async function recordReception(once: () => Promise<{ code: string }>): Promise<{ recording: Recording; code: string }> {
  let code = ''
  const recording = await record(async () => {
    code = (await once()).code
  })
  return { recording, code }
}

/** Reassigning a dossier in appraisal: lock, right, decision, row, two passages, event, log. */
async function steps(world: World): Promise<void> {
  const { app } = world
  const dossiers = await bringToAppraisal(world, CLIENTS)
  const act = async (index: number, client: number) => {
    const mine = dossiers[client]
    if (!mine) throw new Error('a client without a dossier')
    const officer = mine.officers[index % mine.officers.length]
    const input = { code: mine.code, version: mine.version, officer_id: officer?.id }
    mine.version = (await perform(app, ACTS.assign, input, { actor: mine.head, requestId: newId() })).version
  }
  for (let warm = 0; warm < 32; warm += 1) await act(warm, warm % CLIENTS)
  const [first] = dossiers
  if (!first) throw new Error('no dossier to measure')
  const recording = await record(() => act(0, 0))
  const ours: number[] = []
  const floor: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await perSecond(COUNT, CLIENTS, act))
    floor.push(
      await perSecond(COUNT, CLIENTS, async (_index, client) => {
        const mine = dossiers[client]
        if (!mine) return
        const seq = mine.version + 1
        const other = new Map<string, unknown>(recording.fresh.map((id) => [id, newId()]))
        other.set(first.id, mine.id)
        const writes = exchange(recording.writes, other)
          .map((write) =>
            whereVersion(
              withColumn(withColumn(withColumn(write, 'version', seq), 'event_seq', seq), 'seq', seq),
              mine.version,
            ),
          )
          .map((write) => withColumn(write, 'request_id', newId()))
        mine.version = seq
        await replay(app.database.pool, writes)
      }),
    )
  }
  compare('step', world, ours, floor)
}

interface Mine {
  id: string
  code: string
  version: number
  head: Actor
  officers: Actor[]
}

async function bringToAppraisal(world: World, count: number): Promise<Mine[]> {
  const { app, people } = world
  const input = await receptionInput(world)
  const made: Mine[] = []
  for (let index = 0; index < count; index += 1) {
    const { code, version } = await perform(app, receive, input, { actor: counterOfficer(world), requestId: newId() })
    const handed = await perform(
      app,
      ACTS.hand_over,
      { code, version },
      { actor: counterOfficer(world), requestId: newId() },
    )
    const dossier = await findDossier(app.database.db, code)
    const unit = dossier?.unit_id ?? ''
    const head = people.find((each) => can(each, 'dossiers.assign', [unit]))
    if (!dossier || !head) throw new Error('the demonstration board lacks a head')
    const taken = await perform(
      app,
      ACTS.acknowledge,
      { code, version: handed.version },
      { actor: head, requestId: newId() },
    )
    const officers = people.filter((each) => each.unitId === unit && can(each, 'dossiers.process', [unit]))
    const given = await perform(
      app,
      ACTS.assign,
      { code, version: taken.version, officer_id: officers[0]?.id },
      { actor: head, requestId: newId() },
    )
    made.push({ id: dossier.id, code, version: given.version, head, officers })
  }
  return made
}

function compare(name: string, world: World, ours: readonly number[], floor: readonly number[]): void {
  const [mine, bare] = [spreadOf(ours), spreadOf(floor)]
  report(name, {
    engine: world.engine,
    clients: CLIENTS,
    per_second: mine,
    floor_per_second: bare,
    share_of_floor: round(mine.median / bare.median),
  })
}
