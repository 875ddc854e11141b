import { createHash } from 'node:crypto'

/** One entry of a dossier's log as it is hashed. `at` is an ISO instant in UTC with milliseconds. */
export interface EventContent {
  dossier_id: string
  seq: number
  type: string
  at: string
  actor_kind: string
  actor_id: string | null
  actor_name: string
  unit_id: string | null
  request_id: string
  payload: unknown
}

/** What stands before the first event. */
export const CHAIN_START = '0'.repeat(64)

/**
 * SHA-256 over the previous hash and the event's canonical JSON: whoever changes, removes or inserts an event later breaks
 * every hash from there on. Pure apart from the digest itself.
 */
export function hashEvent(previous: string, event: EventContent): string {
  return createHash('sha256').update(previous).update('\n').update(canonicalJson(event)).digest('hex')
}

/** JSON with sorted keys and without undefined members: jsonb does not keep the order in which keys were written. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
