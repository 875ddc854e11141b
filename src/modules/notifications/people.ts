import type { RoleCode } from '#platform/module.ts'
import type { Audience, OpenClock } from './reminder-rule.ts'

/** Who sits where today: made from the posts, asked for every reminder. Pure. */
export interface People {
  /** Has a post today, so that telling makes sense. */
  works(officerId: string): boolean
  /** The head of the unit; a unit without one has its leader, or whoever heads the unit above. */
  heads(unitId: string): readonly string[]
  /** Who looks after what nobody holds: the head, or at a counter without one whoever sits there. */
  keepers(unitId: string): readonly string[]
  leaders(unitId: string): readonly string[]
  inRole(unitId: string, role: RoleCode): readonly string[]
  everybody(role: RoleCode): readonly string[]
}

export interface PostHeld {
  officer_id: string
  unit_id: string
  role: RoleCode
}

export function peopleOf(posts: readonly PostHeld[], parents: ReadonlyMap<string, string | null>): People {
  const byPlace = new Map<string, string[]>()
  const add = (key: string, officer: string) => {
    const list = byPlace.get(key) ?? []
    if (!list.includes(officer)) byPlace.set(key, [...list, officer])
  }
  for (const post of posts) {
    add(`${post.unit_id} ${post.role}`, post.officer_id)
    add(post.role, post.officer_id)
  }
  const working = new Set(posts.map((post) => post.officer_id))
  const inRole = (unit: string, role: RoleCode) => byPlace.get(`${unit} ${role}`) ?? []
  const upwards = (unit: string, roles: readonly RoleCode[]): readonly string[] => {
    for (let at: string | null = unit; at !== null; at = parents.get(at) ?? null) {
      for (const role of roles) if (inRole(at, role).length > 0) return inRole(at, role)
    }
    return []
  }
  const heads = (unit: string) => upwards(unit, ['head', 'leader'])
  return {
    works: (officer) => working.has(officer),
    heads,
    keepers: (unit) => (heads(unit).length > 0 ? heads(unit) : inRole(unit, 'counter_officer')),
    leaders: (unit) => upwards(unit, ['leader']),
    inRole,
    everybody: (role) => byPlace.get(role) ?? [],
  }
}

/** Whom an audience means for this dossier. What nobody holds, or somebody who has left, is the head's. */
export function audienceOf(
  audience: Audience,
  clock: Pick<OpenClock, 'holder_id' | 'unit_id' | 'receiving_unit_id' | 'resolving_unit_id'>,
  people: People,
): readonly string[] {
  switch (audience) {
    case 'holder':
      return clock.holder_id !== null && people.works(clock.holder_id)
        ? [clock.holder_id]
        : people.keepers(clock.unit_id)
    case 'head':
      return people.heads(clock.unit_id)
    case 'leader':
      return people.leaders(clock.resolving_unit_id)
    case 'counter':
      return people.inRole(clock.receiving_unit_id, 'counter_officer')
    case 'receiving_head': {
      const heads = ['head', 'leader'].flatMap((role) => people.inRole(clock.receiving_unit_id, role as RoleCode))
      return heads.length > 0 ? heads : people.leaders(clock.resolving_unit_id)
    }
    case 'administrator':
      return people.everybody('administrator')
  }
}
