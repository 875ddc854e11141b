/** Inbox, dossier and search at 100,000 dossiers, in process and as pages; reception and step over HTTP. */
import { workingCalendar } from '#modules/calendar/exports.ts'
import { dossierView, findDossier, listDossierPage } from '#modules/dossiers/exports.ts'
import { demoPassword } from '#modules/identity/exports.ts'
import { newId } from '#platform/ids.ts'
import { horizonOf } from '../src/modules/workspace/urgency.ts'
import { countWork, listWork } from '../src/modules/workspace/work-queries.ts'
import { multiplyDossiers } from './many-dossiers.ts'
import { latency, perSecond, report, round, spreadOf } from './measure.ts'
import { receptionInput } from './reception.ts'
import { runServer, signIn } from './running-server.ts'
import { engines, openWorld, removeWorld, type World } from './world.ts'

const COUNT = Number(process.argv[2] ?? 100_000)
const CALLS = 200

async function someCodes({ app }: World): Promise<string[]> {
  const rows = await app.database.db
    .selectFrom('dossier')
    .select('code')
    .where('ended_at', 'is', null)
    .limit(CALLS)
    .execute()
  return rows.map((row) => row.code)
}

const searches = [
  'hong lam',
  'cong ty co phan',
  'kitahara',
  '261110-0002',
  'hanwool',
  '2399987614',
  'nhua ky thuat 37',
  'logistics song ha',
]
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

async function inProcess(world: World, total: number): Promise<void> {
  const { db } = world.app.database
  const officer = world.people.find((each) => each.name === 'Nguyễn Thị Thùy Dương') ?? world.people[0]
  if (!officer) throw new Error('no officer')
  const horizon = horizonOf(new Date())
  const codes = await someCodes(world)
  await workingCalendar(db, 'vn')
  const inbox = () =>
    Promise.all([
      listWork(db, officer, { scope: 'mine', urgency: 'all', limit: 100 }, horizon),
      countWork(db, officer, 'mine', horizon),
    ])
  const dossier = async (index: number) => {
    const found = await findDossier(db, pick(codes, index))
    if (found) await dossierView(db, found, new Date())
  }
  const search = (index: number) => listDossierPage(db, officer, { limit: 50, text: pick(searches, index) })
  for (const warm of [inbox, dossier, search]) await latency(20, warm)
  report('in process', {
    engine: world.engine,
    dossiers: total,
    inbox_ms: await latency(CALLS, inbox),
    dossier_ms: await latency(CALLS, dossier),
    search_ms: await latency(CALLS, search),
  })
}

async function overHttp(
  world: World,
  total: number,
  codes: readonly string[],
  input: Record<string, unknown>,
): Promise<void> {
  const server = await runServer({ DATA_DIR: world.dataFolder, DATABASE_URL: world.databaseUrl ?? '' })
  try {
    const officer = await signIn(server.address, 'chuyenvien', demoPassword)
    const page = (path: string, cookie: string) => async () => {
      const answer = await fetch(server.address + path, { headers: { cookie } })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    }
    const pages = {
      inbox: () => page('/workspace', officer)(),
      dossier: (index: number) => page(`/dossiers/${pick(codes, index)}`, officer)().catch(() => undefined),
      search: (index: number) => page(`/dossiers?q=${encodeURIComponent(pick(searches, index))}`, officer)(),
    }
    for (const warm of Object.values(pages)) await latency(20, warm)
    report('pages', {
      engine: world.engine,
      dossiers: total,
      inbox_ms: await latency(CALLS, pages.inbox),
      dossier_ms: await latency(CALLS, pages.dossier),
      search_ms: await latency(CALLS, pages.search),
    })
    await receptionsOverHttp(world, server.address, input)
  } finally {
    await server.stop()
  }
}

async function receptionsOverHttp(world: World, address: string, input: Record<string, unknown>): Promise<void> {
  const cookie = await signIn(address, 'tiepnhan', demoPassword)
  const once = async () => {
    const answer = await fetch(`${address}/api/v1/dossiers`, {
      method: 'POST',
      headers: { cookie, Origin: address, 'Content-Type': 'application/json', 'Idempotency-Key': newId() },
      body: JSON.stringify(input),
    })
    if (answer.status !== 201) throw new Error(`reception: ${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  for (let warm = 0; warm < 20; warm += 1) await once()
  const rates: number[] = []
  for (let turn = 0; turn < 5; turn += 1) rates.push(await perSecond(160, 16, once))
  report('reception over HTTP', { engine: world.engine, clients: 16, per_second: spreadOf(rates.map(round)) })
}

for (const server of engines()) {
  const world = await openWorld(server)
  const total = await multiplyDossiers(world.app.database.db, COUNT)
  await inProcess(world, total)
  const input = await receptionInput(world)
  const codes = await someCodes(world)
  await world.close()
  await overHttp(world, total, codes, input)
  await removeWorld(world)
}
