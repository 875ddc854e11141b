import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import {
  addOfficerWithPosts,
  findOfficerByEmail,
  listDesks,
  listUnits,
  type NewPost,
  type NewSecondment,
} from '#modules/organisations/exports.ts'
import { legalDay } from '#platform/clock.ts'
import type { Tables } from '#platform/database/tables.ts'
import { projectPath } from '#platform/project.ts'
import { insertAccount, insertSecondFactor, keepAccountsFresh } from './account-store.ts'
import { findAccountsByUsername } from './accounts.ts'
import type { IdentityApp } from './identity-services.ts'
import { hashPassword } from './password-hash.ts'
import { codeOfSecret, encryptedFactor, secondFactorUri } from './second-factor.ts'

/** Known to everybody, printed at the start, and only ever set by the demonstration. */
export const demoPassword = 'MotCua-2026-demo'
const demoSecret = 'mot-cua-demonstration-only-26'
const demoBackupCodes = ['demo1-26abc', 'demo2-26abc', 'demo3-26abc']

const role = z.enum(['counter_officer', 'head', 'specialist', 'leader', 'clerk', 'supervisor', 'administrator'])
const peopleFile = z.object({
  about: z.string().optional(),
  people: z.array(
    z.object({
      username: z.string(),
      full_name: z.string(),
      born_on: z.iso.date(),
      email: z.email(),
      phone: z.string(),
      posts: z.array(
        z.object({ unit: z.string(), role, title: z.string(), title_en: z.string(), valid_from: z.iso.date() }),
      ),
      secondment: z
        .object({
          from_unit: z.string(),
          to_unit: z.string(),
          desk: z.string(),
          decision_number: z.string(),
          starts_on: z.iso.date(),
          ends_on: z.iso.date(),
          title: z.string(),
          title_en: z.string(),
        })
        .optional(),
    }),
  ),
})
type DemoPerson = z.output<typeof peopleFile>['people'][number]

export interface DemoAccount {
  username: string
  password: string
  fullName: string
  title: string
  /** For an authenticator app; only where a second factor is asked for. */
  secondFactorUri?: string
}

/**
 * The people of data/demo/people.json with accounts, in one password known to all. Adds who is missing, changes nobody, and
 * keeps their accounts and passwords from growing too old. Call after `loadOrganisations`. Returns everybody for printing, in the order of the file.
 */
export async function seedDemoPeople(app: IdentityApp): Promise<DemoAccount[]> {
  const { people } = peopleFile.parse(JSON.parse(await readFile(projectPath('data/demo/people.json'), 'utf8')))
  const { db } = app.database
  const now = app.clock.now()
  const places = await readPlaces(db, now)
  const known = await findAccountsByUsername(
    db,
    people.map((person) => person.username),
  )
  const missing = people.filter((person) => !known.some((account) => account.username === person.username))
  await keepAccountsFresh(
    db,
    known.map((account) => account.id),
    now,
  )
  if (missing.length > 0) {
    const hash = await hashPassword(demoPassword)
    const factor = await encryptedFactor(app, demoSecret, demoBackupCodes)
    await db.transaction().execute(async (tx) => {
      for (const person of missing) {
        const accountId = await addPerson(tx, person, { hash, now, places })
        if (isAdministrator(person)) await insertSecondFactor(tx, { userId: accountId, ...factor })
      }
    })
  }
  return people.map((person) => ({
    username: person.username,
    password: demoPassword,
    fullName: person.full_name,
    title: titleOf(person, places),
    ...(isAdministrator(person) ? { secondFactorUri: secondFactorUri(demoSecret, person.username) } : {}),
  }))
}

/**
 * The code of this half minute for an administrator of the demonstration, without any database: a demonstration that runs
 * holds its own. Undefined for everybody else, whose secrets only the database knows.
 */
export async function demonstrationSecondFactorCode(username: string, now: Date): Promise<string | undefined> {
  const { people } = peopleFile.parse(JSON.parse(await readFile(projectPath('data/demo/people.json'), 'utf8')))
  const person = people.find((each) => each.username === username)
  return person && isAdministrator(person) ? codeOfSecret(demoSecret, now) : undefined
}

interface Places {
  unitName(code: string): string
  unitId(code: string): string
  deskId(unitCode: string, code: string): string
}

async function readPlaces(db: Kysely<Tables>, now: Date): Promise<Places> {
  const units = new Map((await listUnits(db, legalDay(now))).map((unit) => [unit.code, unit]))
  const desks = await listDesks(db)
  const found = (what: string, id: string | undefined): string => {
    if (id === undefined)
      throw new Error(`data/demo/people.json names ${what}, which data/organisations/demo.json does not have`)
    return id
  }
  const unitId = (code: string) => found(`the unit ${code}`, units.get(code)?.id)
  return {
    unitId,
    unitName: (code) => units.get(code)?.short_name ?? '',
    deskId: (unitCode, code) =>
      found(`the desk ${code}`, desks.find((desk) => desk.unit_id === unitId(unitCode) && desk.code === code)?.id),
  }
}

async function addPerson(
  db: Kysely<Tables>,
  person: DemoPerson,
  { hash, now, places }: { hash: string; now: Date; places: Places },
): Promise<string> {
  const posts: NewPost[] = person.posts.map(({ unit, ...post }) => ({ ...post, unit_id: places.unitId(unit) }))
  const secondment = person.secondment && secondmentAt(places, person.secondment)
  const known = await findOfficerByEmail(db, person.email)
  const officerId =
    known?.id ??
    (await addOfficerWithPosts(db, {
      full_name: person.full_name,
      born_on: person.born_on,
      email: person.email,
      phone: person.phone,
      posts,
      ...(secondment ? { secondment } : {}),
    }))
  return insertAccount(db, {
    officerId,
    username: person.username,
    name: person.full_name,
    passwordHash: hash,
    mustChangePassword: false,
    now,
  })
}

function secondmentAt(places: Places, secondment: NonNullable<DemoPerson['secondment']>): NewSecondment {
  const { from_unit, to_unit, desk, ...rest } = secondment
  return {
    ...rest,
    from_unit_id: places.unitId(from_unit),
    to_unit_id: places.unitId(to_unit),
    desk_id: places.deskId(to_unit, desk),
  }
}

function isAdministrator(person: DemoPerson): boolean {
  return person.posts.some((post) => post.role === 'administrator')
}

function titleOf(person: DemoPerson, places: Places): string {
  const post = person.posts[0]
  if (person.secondment) return `${person.secondment.title}, ${places.unitName(person.secondment.to_unit)}`
  return post ? `${post.title}, ${places.unitName(post.unit)}` : ''
}
