/**
 * Who acts. Rights are grants of a permission in a unit; a grant holds in that unit and in everything beneath it,
 * which the loader of the actor has already spread out (so a check is a set look-up, no query).
 */
export interface Actor {
  kind: 'officer' | 'applicant' | 'integration' | 'system'
  /** Officer, token or account id; `null` for the anonymous applicant. */
  id: string | null
  name: string
  /** The unit in whose name the officer works today. */
  unitId: string | null
  grants: Grants
}

export type Grants = ReadonlyMap<string, 'everywhere' | ReadonlySet<string>>

export const noGrants: Grants = new Map()

export const applicant: Actor = { kind: 'applicant', id: null, name: '', unitId: null, grants: noGrants }

export const system: Actor = { kind: 'system', id: null, name: 'system', unitId: null, grants: noGrants }

/** Does the actor hold `permission` in at least one of `unitIds`? Without `unitIds`: anywhere at all? */
export function can(actor: Actor, permission: string, unitIds?: readonly (string | null)[]): boolean {
  if (actor.kind === 'system') return true
  const granted = actor.grants.get(permission)
  if (granted === undefined) return false
  if (granted === 'everywhere' || unitIds === undefined) return true
  return unitIds.some((unitId) => unitId !== null && granted.has(unitId))
}
