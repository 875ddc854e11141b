import { createHash } from 'node:crypto'
import { listPostReach, listUnitIdsBeneath, type PostReach } from '#modules/organisations/exports.ts'
import { type Actor, applicant, noGrants } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import type { Module, PermissionDeclaration } from '#platform/module.ts'
import { touchSession, touchToken } from './account-store.ts'
import type { IdentityApp } from './identity-services.ts'
import { readSession, type SignedIn } from './session-state.ts'

const declared = new WeakMap<IdentityApp, readonly PermissionDeclaration[]>()

/** Every permission that the capabilities of this application declare; empty before `createAuthenticator`. */
export function permissionsOf(app: IdentityApp): readonly PermissionDeclaration[] {
  return declared.get(app) ?? []
}

/**
 * Makes the one function that says who sends a request. A session whose person must first choose a password or enrol a
 * second factor is nobody yet; /login leads there. Rights are read anew each time: what is taken away is gone at once.
 */
export function createAuthenticator(
  app: IdentityApp,
  modules: readonly Module[],
): (request: Request) => Promise<Actor> {
  const permissions = modules.flatMap((each) => each.permissions)
  declared.set(app, permissions)
  return async (request) => {
    const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
    if (bearer !== undefined) return integration(app, bearer)
    if (!request.headers.has('cookie')) return applicant
    const state = await readSession(app, request)
    if (state.kind !== 'signed_in' || state.duty !== 'none') return applicant
    await noteSeen(app, state)
    return officer(app, state, permissions)
  }
}

/** The idle clock needs no finer grain than this, and a write per click would be waste. */
const seenEverySeconds = 20

export async function noteSeen(app: IdentityApp, session: SignedIn): Promise<void> {
  const now = app.clock.now()
  if (session.seenAt && now.getTime() - session.seenAt.getTime() < seenEverySeconds * 1000) return
  await touchSession(app.database.db, { id: session.sessionId, userId: session.userId }, now)
}

async function officer(
  app: IdentityApp,
  session: SignedIn,
  permissions: readonly PermissionDeclaration[],
): Promise<Actor> {
  const posts = await listPostReach(app.database.db, session.officerId, legalDay(app.clock.now()))
  return {
    kind: 'officer',
    id: session.officerId,
    name: session.fullName,
    unitId: posts[0]?.post_unit_id ?? null,
    grants: grantsOf(posts, permissions),
  }
}

/** A permission holds wherever a post whose role has it reaches. */
export function grantsOf(
  posts: readonly PostReach[],
  permissions: readonly PermissionDeclaration[],
): Map<string, Set<string>> {
  const grants = new Map<string, Set<string>>()
  for (const post of posts) {
    for (const permission of permissions) {
      if (!permission.roles.includes(post.role)) continue
      const units = grants.get(permission.code) ?? new Set<string>()
      for (const unitId of post.unit_ids) units.add(unitId)
      grants.set(permission.code, units)
    }
  }
  return grants
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

async function integration(app: IdentityApp, token: string): Promise<Actor> {
  const { db } = app.database
  const now = app.clock.now()
  const row = await db
    .selectFrom('integration_token')
    .selectAll()
    .where('hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!row || row.revoked_at !== null || row.expires_at <= now) return { ...applicant, grants: noGrants }
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > seenEverySeconds * 1000)
    await touchToken(db, row.id, now)
  const units = new Set(await listUnitIdsBeneath(db, [row.unit_id]))
  return {
    kind: 'integration',
    id: row.id,
    name: row.name,
    unitId: row.unit_id,
    grants: new Map(row.scopes.map((scope) => [scope, units])),
  }
}
