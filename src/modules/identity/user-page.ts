import type { ActionFunctionArgs } from 'react-router'
import {
  endPost,
  findOfficer,
  listPostHistory,
  listSecondments,
  localName,
  localTitle,
  type Officer,
  recallOfficer,
  roleName,
} from '#modules/organisations/exports.ts'
import { perform } from '#platform/access/action.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { inputOf, REQUEST_ID } from '#platform/forms/form-data.ts'
import { newForm } from '#platform/forms/form-state.ts'
import { failedForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { findAccountOfOfficer, listSessions } from './account-queries.ts'
import { accountState } from './account-words.ts'
import { createAccountWithPassword, resetPasswordOf } from './accounts.ts'
import { deactivateAccount } from './actions/deactivate-account.ts'
import { reactivateAccount } from './actions/reactivate-account.ts'
import { resetSecondFactor } from './actions/reset-second-factor.ts'
import { revokeSessions } from './actions/revoke-sessions.ts'
import { unlockAccount } from './actions/unlock-account.ts'
import { onceCookie } from './once.ts'
import { leave } from './page-session.ts'
import { browserName, shortAddress } from './session-words.ts'
import { usernameFor } from './username.ts'

/** What the page of one user shows, and what its buttons do. */

export async function loadUser(app: Application, actor: Actor, officerId: string) {
  const { db } = app.database
  const now = app.clock.now()
  const today = legalDay(now)
  const officer = await findOfficer(db, officerId)
  if (!officer) throw new Refusal(404, 'officer_not_found', m.identity_account_not_found())
  const account = await findAccountOfOfficer(db, officerId)
  return {
    officer: {
      id: officer.id,
      name: officer.full_name,
      bornOn: officer.born_on,
      email: officer.email,
      phone: officer.phone,
    },
    state: stateOf(officer, account, now),
    isOneself: actor.id === officerId,
    account: account && accountView(account, now),
    eve: Temporal.PlainDate.from(today).subtract({ days: 1 }).toString(),
    posts: (await listPostHistory(db, officerId)).map((post) => ({
      id: post.id,
      title: localTitle(post),
      role: roleName(post.role),
      unitId: post.unit_id,
      unit: localName({ name: post.unit_name, name_en: post.unit_name_en }),
      from: post.valid_from,
      to: post.valid_to,
      ended: post.valid_to !== null && post.valid_to < today,
    })),
    secondments: (await listSecondments(db, { officerId })).map((row) => ({
      ...row,
      ended: (row.recalled_on ?? row.ends_on) < today,
    })),
    sessions: account ? (await listSessions(db, account.id, now)).map(sessionView) : [],
    form: newForm({ username: account ? '' : usernameFor(officer.full_name) }),
  }
}

type Account = NonNullable<Awaited<ReturnType<typeof findAccountOfOfficer>>>

function stateOf(officer: Officer, account: Account | undefined, now: Date) {
  return accountState(
    {
      account_id: account?.id ?? null,
      active: officer.active,
      locked_until: account?.locked_until ?? null,
      deactivated_at: account?.deactivated_at ?? null,
    },
    now,
  )
}

function accountView(account: Account, now: Date) {
  return {
    id: account.id,
    username: account.username,
    secondFactor: account.two_factor_enabled,
    mustChange: account.must_change_password,
    wrongTries: account.failed_tries,
    lockedUntil: account.locked_until && account.locked_until > now ? account.locked_until.toISOString() : null,
    passwordChangedAt: account.password_changed_at.toISOString(),
    lastActiveAt: account.last_active_at?.toISOString() ?? null,
    deactivatedAt: account.deactivated_at?.toISOString() ?? null,
  }
}

/** A session as its table shows it. */
export function sessionView(session: Awaited<ReturnType<typeof listSessions>>[number]) {
  return {
    id: session.id,
    since: session.created_at.toISOString(),
    seen: session.seen_at?.toISOString() ?? null,
    address: shortAddress(session.ip_address),
    browser: browserName(session.user_agent),
  }
}

/** One button or small form each; `intent` says which. Always back to the page by 303, a new password once on it. */
export async function userAction(args: ActionFunctionArgs, officerId: string) {
  const { app, actor, address } = await requirePage(args, 'identity.manage_accounts')
  const form = await args.request.formData()
  const request = { actor, requestId: String(form.get(REQUEST_ID) ?? '') || newId(), address }
  const here = `/identity/users/${officerId}`
  const account = await findAccountOfOfficer(app.database.db, officerId)
  const input = { ...inputOf(form), officer_id: officerId, account_id: account?.id }
  const showOnce = (text: string) =>
    leave(here, [onceCookie(app, args.request, { kind: 'password', id: officerId, text })])
  try {
    switch (form.get('intent')) {
      case 'create_account':
        return showOnce((await createAccountWithPassword(app, input, request)).temporary_password)
      case 'reset_password':
        return showOnce((await resetPasswordOf(app, input, request)).temporary_password)
      default:
        await performIntent(app, String(form.get('intent')), input, request)
        return leave(here)
    }
  } catch (error) {
    return failedForm(error, form, newId())
  }
}

type Request = Parameters<typeof perform>[3]

async function performIntent(
  app: Application,
  intent: string,
  input: Record<string, unknown>,
  request: Request,
): Promise<void> {
  switch (intent) {
    case 'reset_second_factor':
      return void (await perform(app, resetSecondFactor, input, request))
    case 'unlock':
      return void (await perform(app, unlockAccount, input, request))
    case 'deactivate':
      return void (await perform(app, deactivateAccount, input, request))
    case 'reactivate':
      return void (await perform(app, reactivateAccount, input, request))
    case 'revoke_sessions':
      return void (await perform(app, revokeSessions, input, request))
    case 'end_post':
      return void (await perform(app, endPost, input, request))
    case 'recall':
      return void (await perform(app, recallOfficer, input, request))
    default:
      throw new Refusal(404, 'unknown_intent', m.identity_account_not_found())
  }
}
