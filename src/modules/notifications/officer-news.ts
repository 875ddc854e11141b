import type { ToldEvent } from './event-queries.ts'
import type { NewNotification } from './notification-store.ts'
import type { People } from './people.ts'

/** What officers are told of, besides reminders and the digest. */
export const NEWS_KINDS = [
  'online_arrived',
  'handed_over',
  'assigned',
  'sent_back',
  'to_sign',
  'to_issue',
  'to_return',
  'supplement',
  'withdrawal_asked',
  'date_moved',
] as const
export type NewsKind = (typeof NEWS_KINDS)[number]

/** Who has to know of an event, and as what; never whoever did it. Pure. */
export function newsOf(event: ToldEvent, people: People): NewNotification[] {
  const news = whatIsNew(event, people)
  if (!news) return []
  const listeners = [...new Set(news.listeners)].filter((officer) => officer !== event.actor_id)
  return listeners.map((officerId) => ({
    officerId,
    kind: news.kind,
    dossier: { id: event.dossier_id, code: event.code },
    facts: { procedure: event.procedure_name, ...news.facts },
    dedupeKey: `event ${event.dossier_id} ${event.seq}`,
  }))
}

interface News {
  kind: NewsKind
  listeners: readonly string[]
  facts: Record<string, unknown>
}

function whatIsNew(event: ToldEvent, people: People): News | undefined {
  const keeper = holderOrKeeper(event.holder_id, event.unit_id, people)
  switch (event.type) {
    case 'supplement':
      return { kind: 'supplement', listeners: keeper, facts: {} }
    case 'ask_to_withdraw':
      return { kind: 'withdrawal_asked', listeners: keeper, facts: {} }
    case 'recount':
      return movedFacts(event, keeper)
    default:
      return event.to_unit === null || event.type === 'submit' || event.type === 'receive'
        ? undefined
        : cameTo(event, event.to_unit, people)
  }
}

/** The event took the dossier to somebody. */
function cameTo(event: ToldEvent, unit: string, people: People): News {
  const facts = { step: event.to_name, due_at: event.to_due?.toISOString() ?? null }
  const nobody = event.to_officer === null || !people.works(event.to_officer)
  const holder = nobody ? [] : [event.to_officer as string]
  const orElse = (others: readonly string[]) =>
    holder.length > 0 ? holder : others.length > 0 ? others : people.keepers(unit)
  if (event.type === 'send_back' || event.type === 'decline')
    return { kind: 'sent_back', listeners: orElse([]), facts: { ...facts, reason: event.payload.reason ?? null } }
  if (event.type === 'assign') return { kind: 'assigned', listeners: orElse([]), facts }
  switch (event.to_kind) {
    case 'signing':
      return { kind: 'to_sign', listeners: orElse(people.leaders(unit)), facts }
    case 'issuing':
      return { kind: 'to_issue', listeners: orElse(people.inRole(unit, 'clerk')), facts }
    case 'returning':
      return { kind: 'to_return', listeners: orElse(people.inRole(unit, 'counter_officer')), facts }
    default:
      return { kind: 'handed_over', listeners: orElse([]), facts }
  }
}

/** The heaviest date that moved; where none did (the applicant kept his day), there is nothing to tell. */
function movedFacts(event: ToldEvent, listeners: readonly string[]): News | undefined {
  const { payload } = event
  const clocks = [
    ['legal', 'due'],
    ['committed', 'committed'],
    ['answer', 'waiting_until'],
    ['step', 'step_due'],
  ] as const
  const moved = clocks.find(([, key]) => payload[`${key}_before`] !== payload[`${key}_after`])
  if (!moved) return undefined
  const [clock, key] = moved
  const facts = {
    clock,
    before: payload[`${key}_before`] ?? null,
    after: payload[`${key}_after`] ?? null,
    reason: payload.reason ?? null,
  }
  return { kind: 'date_moved', listeners, facts }
}

function holderOrKeeper(holder: string | null, unit: string, people: People): readonly string[] {
  return holder !== null && people.works(holder) ? [holder] : people.keepers(unit)
}
