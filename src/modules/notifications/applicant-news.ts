import type { ToldEvent } from './event-queries.ts'

/** What applicants are told by e-mail, when they gave an address (status notices: NĐ 224/2026 Art. 15.1g). */
export const APPLICANT_KINDS = [
  'submitted',
  'accepted',
  'supplement_requested',
  'supplement_received',
  'refused',
  'paused',
  'resumed',
  'apologised',
  'date_moved',
  'result_ready',
  'sent',
  'stopped',
  'closed',
] as const
export type ApplicantKind = (typeof APPLICANT_KINDS)[number]

/** What the event means to the applicant, with the dates that the letter names. */
export interface ApplicantNews {
  kind: ApplicantKind
  due_before: string | null
  due_at: string | null
  until: string | null
}

/** Undefined when the event is the offices' own affair. Pure. */
export function applicantNewsOf(event: ToldEvent): ApplicantNews | undefined {
  const { payload } = event
  const due = text(payload.due_after) ?? text(payload.due_at) ?? event.due_at?.toISOString() ?? null
  const of = (kind: ApplicantKind, more: Partial<ApplicantNews> = {}): ApplicantNews => ({
    kind,
    due_before: null,
    due_at: due,
    until: null,
    ...more,
  })
  switch (event.type) {
    case 'submit':
      return of('submitted', { due_at: null })
    case 'receive':
    case 'accept':
      return of('accepted')
    case 'request_supplement':
      return of('supplement_requested', { until: text(payload.until) ?? event.waiting_until?.toISOString() ?? null })
    case 'supplement':
      return of('supplement_received', event.due_at === null ? { due_at: null } : {})
    case 'refuse':
      return of('refused')
    case 'pause':
      return of('paused')
    case 'resume':
      return of('resumed')
    case 'apologise':
      return of('apologised', { due_before: text(payload.due_before) })
    case 'recount':
      return movedBy(payload, of)
    case 'release':
      return of('result_ready')
    case 'return_result':
      // Who collected it at the counter need not be told.
      return payload.method === 'counter' ? undefined : of('sent')
    case 'stop':
      return of('stopped')
    case 'close_unanswered':
      return of('closed')
    default:
      return undefined
  }
}

/** A step is the board's affair; the appointment, the promise and the applicant's own time are his. */
function movedBy(
  payload: Record<string, unknown>,
  of: (kind: ApplicantKind, more: Partial<ApplicantNews>) => ApplicantNews,
): ApplicantNews | undefined {
  const pairs = [
    ['due_before', 'due_after'],
    ['committed_before', 'committed_after'],
    ['waiting_until_before', 'waiting_until_after'],
  ] as const
  const moved = pairs.find(([before, after]) => text(payload[before]) !== text(payload[after]))
  if (!moved) return undefined
  const [before, after] = [text(payload[moved[0]]), text(payload[moved[1]])]
  return moved[0] === 'waiting_until_before'
    ? of('date_moved', { due_before: before, due_at: null, until: after })
    : of('date_moved', { due_before: before, due_at: after })
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** Owner and submitter, each address once. */
export function addressesOf(event: Pick<ToldEvent, 'owner_email' | 'submitter_email'>): string[] {
  const addresses = [event.owner_email, event.submitter_email]
    .map((address) => address?.trim() ?? '')
    .filter((address) => /^[^\s@<>]+@[^\s@<>]+$/.test(address))
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()]
}
