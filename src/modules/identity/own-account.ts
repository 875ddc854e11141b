import { z } from 'zod'
import { defineAction, perform } from '#platform/access/action.ts'
import type { Actor } from '#platform/access/actor.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { getPasswordHash, listPasswordHistory } from './account-queries.ts'
import { clearTries, deleteSessions, reserveTry, setPassword } from './account-store.ts'
import { passwordHash } from './actions/account-fields.ts'
import type { IdentityApp } from './identity-services.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { type PasswordProblem, passwordProblems } from './password-rules.ts'
import { type SecurityPolicy, securityPolicy } from './security-policy.ts'
import type { SignedIn } from './session-state.ts'

/** What everybody may do to the own account, also before the first duties are done and without any post. */
export const ownAccountPermission = 'identity.own_account'

export function ownActor(person: SignedIn): Actor {
  return {
    kind: 'officer',
    id: person.officerId,
    name: person.fullName,
    unitId: null,
    grants: new Map([[ownAccountPermission, 'everywhere']]),
  }
}

/** The act itself; the old password is checked and the new one judged and hashed by `changeOwnPassword`. */
export const setOwnPassword = defineAction({
  name: 'identity.set_own_password',
  permission: ownAccountPermission,
  input: z.object({ hash: passwordHash, keep_session: z.uuid() }),
  async run({ tx, actor, now, about }, input) {
    const account = await tx
      .selectFrom('account_user')
      .select(['id', 'username'])
      .where('officer_id', '=', actor.id ?? '')
      .forUpdate()
      .executeTakeFirst()
    if (!account) throw new Refusal(404, 'account_not_found', m.identity_account_not_found())
    about(account.username)
    await setPassword(tx, account.id, { hash: input.hash, mustChange: false, now })
    // Whoever knew the old password is signed out wherever that was.
    await deleteSessions(tx, account.id, { except: input.keep_session })
    return { id: account.id }
  },
})

export const endOwnSession = defineAction({
  name: 'identity.end_own_session',
  permission: ownAccountPermission,
  input: z.object({ session_id: z.uuid() }),
  async run({ tx, actor }, input) {
    const account = await tx
      .selectFrom('account_user')
      .select('id')
      .where('officer_id', '=', actor.id ?? '')
      .executeTakeFirst()
    if (!account) throw new Refusal(404, 'account_not_found', m.identity_account_not_found())
    return { ended: await deleteSessions(tx, account.id, { only: input.session_id }) }
  },
})

export interface PasswordForm {
  /** Left out where the person has proved it a moment ago: at the forced change. */
  current?: string
  password: string
  repeated: string
}

/** Throws FormProblem at the field that is wrong. Ends the person's other sessions. */
export async function changeOwnPassword(
  app: IdentityApp,
  person: SignedIn,
  form: PasswordForm,
  request: { requestId: string; address: string },
): Promise<void> {
  const { db } = app.database
  const policy = await securityPolicy(db, app.clock.now())
  if (form.password !== form.repeated) throw problem('repeated', m.identity_password_differs())
  const problems = passwordProblems(form.password, {
    username: person.username,
    hasSecondFactor: person.hasSecondFactor,
    policy,
  })
  const first = problems[0]
  if (first !== undefined) throw problem('password', passwordProblemText(first, person.hasSecondFactor, policy))
  if (form.current !== undefined) await checkCurrentPassword(app, person, form.current, 'current')
  for (const old of await listPasswordHistory(db, person.userId, policy.passwordHistory)) {
    if (await verifyPassword(old, form.password))
      throw problem('password', m.identity_password_used({ count: policy.passwordHistory }))
  }
  const hash = await hashPassword(form.password)
  await perform(app, setOwnPassword, { hash, keep_session: person.sessionId }, { actor: ownActor(person), ...request })
}

/** A wrong current password counts as a wrong try: a forgotten open screen is no place to guess. */
export async function checkCurrentPassword(
  app: IdentityApp,
  person: SignedIn,
  typed: string,
  field: string,
): Promise<void> {
  const { db } = app.database
  const now = app.clock.now()
  const reserved = await reserveTry(db, { id: person.userId }, await securityPolicy(db, now), now)
  if (!reserved) throw problem(field, m.identity_password_wrong())
  if (!(await verifyPassword(await getPasswordHash(db, person.userId), typed))) {
    if (reserved.locked) await deleteSessions(db, person.userId)
    throw problem(field, m.identity_password_wrong())
  }
  await clearTries(db, person.userId)
}

export function passwordProblemText(
  problem: PasswordProblem,
  hasSecondFactor: boolean,
  policy: SecurityPolicy,
): string {
  const length = hasSecondFactor ? policy.passwordLengthWithSecondFactor : policy.passwordLengthAlone
  switch (problem) {
    case 'too_short':
      return m.identity_password_too_short({ length })
    case 'four_classes':
      return m.identity_password_four_classes()
    case 'contains_username':
      return m.identity_password_contains_username()
    case 'common':
      return m.identity_password_common()
  }
}

function problem(path: string, message: string): FormProblem {
  return new FormProblem([{ path, message }])
}
