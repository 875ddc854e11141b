import { sql } from 'kysely'
import {
  addOfficerWithPosts,
  findUnitByCode,
  insertUnit,
  listUnits,
  parseIdentityCode,
} from '#modules/organisations/exports.ts'
import { perform } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { insertAccount } from './account-store.ts'
import { asSystem, findAccountByUsername, resetPasswordOf, temporaryPassword } from './accounts.ts'
import { usernameField } from './actions/create-account.ts'
import { resetSecondFactor } from './actions/reset-second-factor.ts'
import { unlockAccount } from './actions/unlock-account.ts'
import type { IdentityApp } from './identity-services.ts'
import { hashPassword } from './password-hash.ts'
import { currentCode } from './second-factor.ts'

/** What `motcua admin …` does: the ways in when nobody can sign in. Whoever reaches this machine's data may use them. */

export interface FirstAdministrator {
  username: string
  fullName: string
  /** The unit to be administered; needed while the installation has none, else the topmost one by default. */
  unit?: { code: string; name: string }
}

/**
 * An administrator with a temporary password. Creates the first unit when there is none yet.
 * Refusal 409: the user name is taken; there is no unit and none was named. 422: the code or the name is malformed.
 */
export async function createFirstAdministrator(
  app: IdentityApp,
  input: FirstAdministrator,
): Promise<{ username: string; temporaryPassword: string }> {
  const username = usernameField.safeParse(input.username)
  if (!username.success) throw new Refusal(422, 'username', m.identity_field_username())
  const { db } = app.database
  const now = app.clock.now()
  const password = temporaryPassword(app, newId())
  const hash = await hashPassword(password)
  await db.transaction().execute(async (tx) => {
    if (await findAccountByUsername(tx, username.data))
      throw new Refusal(409, 'username_taken', m.identity_username_taken({ username: username.data }))
    const unitId = await unitToAdminister(tx, input.unit, legalDay(now))
    const officerId = await addOfficerWithPosts(tx, {
      full_name: input.fullName,
      born_on: null,
      email: null,
      phone: null,
      posts: [
        {
          unit_id: unitId,
          role: 'administrator',
          title: 'Quản trị hệ thống',
          title_en: 'System administrator',
          valid_from: legalDay(now),
        },
      ],
    })
    await insertAccount(tx, {
      officerId,
      username: username.data,
      name: input.fullName,
      passwordHash: hash,
      mustChangePassword: true,
      now,
    })
  })
  return { username: username.data, temporaryPassword: password }
}

type Tx = Parameters<typeof insertUnit>[0]

async function unitToAdminister(tx: Tx, unit: FirstAdministrator['unit'], today: string): Promise<string> {
  const standing = await listUnits(tx, today)
  if (!unit) {
    const top = standing.find((each) => each.parent_id === null)
    if (!top) throw new Refusal(409, 'no_unit', m.identity_no_unit(), [m.identity_no_unit_instead()])
    return top.id
  }
  const known = await findUnitByCode(tx, unit.code, today)
  if (known) return known.id
  const code = parseIdentityCode(unit.code)
  if (code?.scheme !== 'current') throw new Refusal(422, 'unit_code', m.identity_unit_code({ code: unit.code }))
  return insertUnit(tx, {
    code: unit.code,
    old_code: null,
    kind: code.level === 1 ? 'province' : 'board',
    name: unit.name,
    short_name: unit.name,
    name_en: unit.name,
    parent_id: null,
    address: null,
    phone: null,
    email: null,
    valid_from: today,
    valid_to: null,
  })
}

/** The six digits of this half minute. Refusal 404 without such an account, 409 without a second factor. */
export async function currentSecondFactorCode(app: IdentityApp, username: string): Promise<string> {
  const account = await accountOf(app, username)
  const code = await currentCode(app, app.database.db, account.id)
  if (code === undefined) throw new Refusal(409, 'no_second_factor', m.identity_no_second_factor({ username }))
  return code
}

/** Breaks the glass when the administrators themselves are locked out; logged as `system`. */
export async function unlockFromCommandLine(app: IdentityApp, username: string): Promise<void> {
  const account = await accountOf(app, username)
  await perform(app, unlockAccount, { account_id: account.id }, asSystem(newId()))
}

/** When the only administrator lost the telephone; logged as `system`. */
export async function resetSecondFactorFromCommandLine(app: IdentityApp, username: string): Promise<void> {
  const account = await accountOf(app, username)
  await perform(app, resetSecondFactor, { account_id: account.id }, asSystem(newId()))
}

/** A temporary password for somebody whom nobody else can help; it must be changed at the next sign-in. Logged as `system`. */
export async function resetPasswordFromCommandLine(app: IdentityApp, username: string): Promise<string> {
  const account = await accountOf(app, username)
  return (await resetPasswordOf(app, { account_id: account.id }, asSystem(newId()))).temporary_password
}

export interface AdministratorLine {
  username: string
  name: string
  second_factor: boolean
  locked_until: Date | null
  deactivated_at: Date | null
}

export async function listAdministrators(app: IdentityApp): Promise<AdministratorLine[]> {
  const today = legalDay(app.clock.now())
  const result = await sql<AdministratorLine>`
    select distinct u.username, u.name, u.two_factor_enabled as second_factor, u.locked_until, u.deactivated_at
    from account_user u join post p on p.officer_id = u.officer_id and p.role = 'administrator'
    where p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to >= ${today}::date) order by u.username`.execute(
    app.database.db,
  )
  return result.rows
}

async function accountOf(app: IdentityApp, username: string) {
  const account = await findAccountByUsername(app.database.db, username)
  if (!account) throw new Refusal(404, 'account_not_found', m.identity_account_not_found())
  return account
}
