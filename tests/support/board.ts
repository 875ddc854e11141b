import { readFileSync } from 'node:fs'
import { beforeAll } from 'vitest'
import type { z } from 'zod'
import { loadCalendars } from '#modules/calendar/exports.ts'
import { importProcedures, parseProcedures } from '#modules/catalogue/exports.ts'
import { deadlines } from '#modules/deadlines/module.ts'
import type { ActResult } from '#modules/dossiers/act.ts'
import { receive } from '#modules/dossiers/actions/receive.ts'
import type { Dossier } from '#modules/dossiers/dossier.ts'
import { ACTS, type ActName, findDossier, saveFieldUnit } from '#modules/dossiers/exports.ts'
import { dossiers } from '#modules/dossiers/module.ts'
import { addOfficerWithPosts, listPostReach, listUnits } from '#modules/organisations/exports.ts'
import { loadOrganisations } from '#modules/organisations/load-organisations.ts'
import { loadParameters } from '#modules/parameters/exports.ts'
import { reports } from '#modules/reports/module.ts'
import { type Action, perform } from '#platform/access/action.ts'
import { type Actor, applicant } from '#platform/access/actor.ts'
import { legalDay, SettableClock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { projectPath } from '#platform/project.ts'
import { useDatabase } from './database.ts'
import { instant } from './instants.ts'

/** Who plays which part; user names of data/demo/people.json. */
const CAST = {
  counterOfficer: 'tiepnhan',
  counterOfficer2: 'tiepnhan2',
  head: 'truongphong',
  specialist: 'chuyenvien',
  specialist2: 'chuyenvien2',
  leader: 'lanhdao',
  deputy: 'pholanhdao',
  clerk: 'vanthu',
  supervisor: 'giamsat',
  /** Specialist of another division. */
  outsider: 'chuyenvien1.xaydung',
} as const
export type Part = keyof typeof CAST

/** Investment registration certificate: four cases, clock mode PAUSE. */
export const IRC = '1.009664'

/** What the roles may do with dossiers, their dates and the reports on them. */
const PERMISSIONS = [dossiers, deadlines, reports].flatMap((module) => module.permissions)

interface DemoPerson {
  username: string
  full_name: string
  born_on: string
  email: string
  phone: string
  posts: { unit: string; role: 'head'; title: string; title_en: string; valid_from: string }[]
  secondment?: Record<
    'from_unit' | 'to_unit' | 'desk' | 'decision_number' | 'starts_on' | 'ends_on' | 'title' | 'title_en',
    string
  >
}

export interface Variant {
  code: string
  limit?: { value: number; unit: string; counting?: string }
  mode?: 'RESTART' | 'PAUSE'
  start_rule?: { cutoff: string; time?: string; off_hours: string }
  valid_from?: string
  fees?: object[]
  route?: { kind: string; system: string | null }
  /** Changes the content, so that an import makes a new version. */
  note?: string
}

/** The demonstration board on the test's database, with its calendar, law, officers and one real procedure. */
export class Board {
  readonly clock = new SettableClock('2026-08-03T09:00:00+07:00')
  readonly database: Database
  private readonly actors = new Map<Part, Actor>()
  private readonly unitIds = new Map<string, string>()

  constructor(database: Database) {
    this.database = database
  }

  get db() {
    return this.database.db
  }

  actor(part: Part): Actor {
    const actor = this.actors.get(part)
    if (!actor) throw new Error(`nobody plays ${part} yet`)
    return actor
  }

  /** Id of a unit by identity code: `H62.001` the centre, `H62.015` the board, `H62.015.02` its investment division. */
  unit(code: string): string {
    const id = this.unitIds.get(code)
    if (!id) throw new Error(`no unit ${code}`)
    return id
  }

  async load(): Promise<void> {
    await loadCalendars(this.db, projectPath('data/calendars'), this.clock.now())
    await loadParameters(this.db, readJson('data/parameters.json'), this.clock.now())
    await loadOrganisations(this.db, readJson('data/organisations/demo.json'))
    for (const unit of await listUnits(this.db, legalDay(this.clock.now()))) this.unitIds.set(unit.code, unit.id)
    const routing = readJson('data/demo/field-units.json') as { resolving: string; fields: Record<string, string> }
    for (const [field, unit] of Object.entries(routing.fields)) {
      const row = {
        field_code: field,
        resolving_unit_id: this.unit(routing.resolving),
        handling_unit_id: this.unit(unit),
      }
      await saveFieldUnit(this.db, row)
    }
    await this.loadPeople()
    await this.importOnly([IRC])
  }

  private async loadPeople(): Promise<void> {
    const { people } = readJson('data/demo/people.json') as { people: DemoPerson[] }
    const desks = await this.db.selectFrom('desk').select(['id', 'code', 'unit_id']).execute()
    for (const [part, username] of Object.entries(CAST)) {
      const person = people.find((each) => each.username === username)
      if (!person) throw new Error(`data/demo/people.json has no ${username}`)
      const { username: _, posts, secondment, ...officer } = person
      const id = await addOfficerWithPosts(this.db, {
        ...officer,
        posts: posts.map(({ unit, ...post }) => ({ ...post, unit_id: this.unit(unit) })),
        ...(secondment ? { secondment: this.secondment(secondment, desks) } : {}),
      })
      this.actors.set(part as Part, await this.asActor(id, officer.full_name))
    }
  }

  private secondment(
    given: NonNullable<DemoPerson['secondment']>,
    desks: { id: string; code: string; unit_id: string }[],
  ) {
    const { from_unit, to_unit, desk, ...rest } = given
    const deskId = desks.find((each) => each.code === desk && each.unit_id === this.unit(to_unit))?.id ?? null
    return { ...rest, from_unit_id: this.unit(from_unit), to_unit_id: this.unit(to_unit), desk_id: deskId }
  }

  /** Rights as signing in gives them: each post's permissions in the units that it reaches. */
  private async asActor(id: string, name: string): Promise<Actor> {
    const posts = await listPostReach(this.db, id, legalDay(this.clock.now()))
    const grants = new Map<string, Set<string>>()
    for (const post of posts) {
      for (const { code } of PERMISSIONS.filter((permission) => permission.roles.includes(post.role))) {
        grants.set(code, new Set([...(grants.get(code) ?? []), ...post.unit_ids]))
      }
    }
    return { kind: 'officer', id, name, unitId: posts[0]?.post_unit_id ?? null, grants }
  }

  /** Imports these procedures of data/procedures as they ship. */
  async importOnly(codes: readonly string[], file = 'DT'): Promise<void> {
    const json = readJson(`data/procedures/${file}.json`) as { procedures: { code: string }[] }
    await this.import({
      ...json,
      reported: [],
      procedures: json.procedures.filter((each) => codes.includes(each.code)),
    })
  }

  /** Imports a procedure like IRC with one case, one paper and what the test wants to be otherwise. */
  async importVariant(variant: Variant): Promise<void> {
    const json = readJson('data/procedures/DT.json') as { procedures: Record<string, unknown>[] }
    const irc = json.procedures.find((each) => each.code === IRC) as Record<string, never>
    const { processes: _, case_question: _q, ...rest } = irc
    const { limit = { value: 10, unit: 'working_days' }, mode = 'PAUSE', ...more } = variant
    const components = [{ name: 'Văn bản đề nghị', originals: 1 }]
    const entry = {
      ...rest,
      ...more,
      clock: { mode, legal_basis: 'Luật' },
      cases: [{ code: '1', name: 'Chung', limit, components }],
    }
    await this.import({ ...json, reported: [], procedures: [entry] })
  }

  private async import(json: object): Promise<void> {
    const parsed = parseProcedures([{ name: 'DT.json', json }])
    await this.db.transaction().execute((tx) => importProcedures(tx, parsed, this.clock.now()))
  }

  /** Performs any action as somebody; the request id is new unless one is given. */
  perform<Schema extends z.ZodType, Result>(
    action: Action<Schema, Result>,
    actor: Actor | Part,
    input: unknown,
    requestId: string = newId(),
  ): Promise<Result> {
    const who = typeof actor === 'string' ? this.actor(actor) : actor
    return perform({ database: this.database, clock: this.clock }, action, input, { actor: who, requestId })
  }

  /** Performs an act on a dossier; version and request id are filled in unless the test says otherwise. */
  async act(
    actor: Actor | Part,
    name: ActName,
    code: string,
    input: object = {},
    given: { version?: number; requestId?: string } = {},
  ): Promise<ActResult> {
    const version = given.version ?? (await this.dossier(code)).version
    return this.perform(ACTS[name], actor, { ...input, code, version }, given.requestId)
  }

  async dossier(code: string): Promise<Dossier> {
    const dossier = await findDossier(this.db, code)
    if (!dossier) throw new Error(`no dossier ${code}`)
    return dossier
  }

  receive(overrides: object = {}, actor: Actor | Part = 'counterOfficer'): Promise<ActResult> {
    return this.perform(receive, actor, receiveInput(overrides))
  }

  /** A file whose bytes are in the store, as an upload leaves it. */
  async file(name = 'quyet-dinh.pdf', component: number | null = null) {
    const sha256 = Buffer.from(name.padEnd(32, '.')).toString('hex').slice(0, 64)
    await this.db
      .insertInto('stored_file')
      .values({ sha256, size_bytes: 1234, media_type: 'application/pdf', stored_at: this.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return { sha256, name, component }
  }

  /** `2026-08-03 09:00` in Vietnam. */
  at(local: string): this {
    this.clock.set(instant(local))
    return this
  }
}

export const anybody: Actor = applicant

/** A complete dossier for case 1 of the investment registration certificate, brought by an authorised person. */
export function receiveInput(overrides: object = {}) {
  return {
    procedure_code: IRC,
    case_code: '1',
    channel: 'counter',
    area: 'Khu công nghiệp Tân Phú',
    owner_kind: 'enterprise',
    owner_name: 'Công ty TNHH Linh kiện chính xác Đông Hải Việt Nam',
    owner_identifier: '2500987654',
    owner_address: 'Lô C3-2, Khu công nghiệp Tân Phú, xã Tân Phú, tỉnh An Bình',
    owner_phone: '0912 345 678',
    owner_email: 'phaply@donghai-vn.example',
    submitter_name: 'Nguyễn Thị Hồng Nhung',
    submitter_identifier: '025190001234',
    submitter_phone: '0987 654 321',
    authorisation: 'Giấy ủy quyền số 12/UQ-ĐH ngày 20/7/2026',
    summary: 'Dự án Nhà máy sản xuất linh kiện chính xác Đông Hải giai đoạn 2',
    components: [0, 1, 2, 3].map((ordinal) => ({ ordinal, originals: 1 })),
    ...overrides,
  }
}

/** Loads the board once before the tests of the file. */
export function useBoard(): Board {
  const { database } = useDatabase()
  const board = new Board(database)
  beforeAll(() => board.load())
  return board
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(projectPath(path), 'utf8'))
}
