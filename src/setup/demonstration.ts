import { readFileSync } from 'node:fs'
import {
  addWorkingDays,
  isOpenAt,
  openingOf,
  type WorkingCalendar,
  workingCalendar,
} from '#modules/calendar/exports.ts'
import { foreseeDemonstration } from '#modules/deadlines/exports.ts'
import { legalDay, saveFieldUnit } from '#modules/dossiers/exports.ts'
import { type DemoAccount, grantsOf, seedDemoPeople } from '#modules/identity/exports.ts'
import { tellDemonstration } from '#modules/notifications/exports.ts'
import { findUnitByCode, listOfficers, listPostReach, loadOrganisations } from '#modules/organisations/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { SettableClock } from '#platform/clock.ts'
import { projectPath } from '#platform/project.ts'
import { modules } from '../modules.ts'
import { demonstrateCalendar } from './demonstration-calendar.ts'
import { playDemonstration } from './demonstration-dossiers.ts'
import type { DemonstrationPeople } from './demonstration-stage.ts'

/**
 * The demonstration: an invented province with its board and centre, its people, and dossiers that were really handled up to
 * now. Adds what is missing and changes nothing that is there, so a second start leaves a visitor's work alone.
 */
export async function loadDemonstration(app: Application, report: (line: string) => void): Promise<DemoAccount[]> {
  const { db } = app.database
  await loadOrganisations(db, readJson('data/organisations/demo.json'))
  const accounts = await seedDemoPeople(app)
  await giveFields(app)
  const first = await db.selectFrom('dossier').select('id').limit(1).executeTakeFirst()
  if (!first) {
    report('demonstration dossiers')
    const people = await listPeople(app)
    await playDemonstration(app, people, app.clock.now())
    await demonstrateCalendar(app, people.all)
    await tellPeople(app)
    await foreseeDemonstration(app)
  }
  return accounts
}

async function giveFields(app: Application): Promise<void> {
  const { db } = app.database
  const today = legalDay(app.clock.now())
  const file = readJson('data/demo/field-units.json') as { resolving: string; fields: Record<string, string> }
  const idOf = async (code: string) => {
    const unit = await findUnitByCode(db, code, today)
    if (!unit) throw new Error(`data/demo/field-units.json names the unit ${code}, which does not exist`)
    return unit.id
  }
  const resolving = await idOf(file.resolving)
  const given = await db
    .selectFrom('field_unit')
    .select('field_code')
    .where('resolving_unit_id', '=', resolving)
    .execute()
  for (const [field, code] of Object.entries(file.fields)) {
    if (given.some((row) => row.field_code === field)) continue
    await saveFieldUnit(db, { field_code: field, resolving_unit_id: resolving, handling_unit_id: await idOf(code) })
  }
}

/** What these days would have told everybody, as the jobs tell it; on a day off as of the last hour in which the office was open. */
async function tellPeople(app: Application): Promise<void> {
  const calendar = await workingCalendar(app.database.db, 'vn')
  const now = lastOpenMoment(calendar, app.clock.now())
  const yesterday = openingOf(calendar, addWorkingDays(calendar, legalDay(now), -1))
  await tellDemonstration({ ...app, clock: new SettableClock(now) }, new Date(yesterday ?? now))
}

function lastOpenMoment(calendar: WorkingCalendar, now: Date): Date {
  if (isOpenAt(calendar, now.getTime())) return now
  for (let at = now.getTime(); ; at -= 60_000) if (isOpenAt(calendar, at)) return new Date(at)
}

/** Every officer as an actor with the rights of the posts held today. */
export async function listPeople(app: Application): Promise<DemonstrationPeople> {
  const { db } = app.database
  const today = legalDay(app.clock.now())
  const permissions = modules.flatMap((module) => module.permissions)
  const all: Actor[] = []
  for (const officer of await listOfficers(db)) {
    const posts = await listPostReach(db, officer.id, today)
    const unitId = posts[0]?.post_unit_id ?? null
    all.push({ kind: 'officer', id: officer.id, name: officer.full_name, unitId, grants: grantsOf(posts, permissions) })
  }
  return { all, byId: new Map(all.map((actor) => [actor.id ?? '', actor])) }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(projectPath(path), 'utf8'))
}
