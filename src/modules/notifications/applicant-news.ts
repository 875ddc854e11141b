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

type Meaning = ApplicantKind | ((event: ToldEvent) => (Partial<ApplicantNews> & { kind: ApplicantKind }) | undefined)

const MEANINGS: Readonly<Record<string, Meaning>> = {
  submit: () => ({ kind: 'submitted', due_at: null }),
  receive: 'accepted',
  accept: 'accepted',
  request_supplement: ({ payload, waiting_until }) => ({
    kind: 'supplement_requested',
    until: text(payload.until) ?? waiting_until?.toISOString() ?? null,
  }),
  supplement: 'supplement_received',
  refuse: 'refused',
  pause: 'paused',
  resume: 'resumed',
  apologise: ({ payload }) => ({ kind: 'apologised', due_before: text(payload.due_before) }),
  recount: ({ payload }) => movedBy(payload),
  release: 'result_ready',
  // Who collected it at the counter need not be told.
  return_result: ({ payload }) => (payload.method === 'counter' ? undefined : { kind: 'sent' }),
  stop: 'stopped',
  close_unanswered: 'closed',
}

/** Undefined when the event is the offices' own affair. Pure. */
export function applicantNewsOf(event: ToldEvent): ApplicantNews | undefined {
  const meaning = MEANINGS[event.type]
  const said = typeof meaning === 'function' ? meaning(event) : meaning && { kind: meaning }
  if (!said) return undefined
  const { due_after, due_at } = event.payload
  return {
    due_before: null,
    due_at: text(due_after) ?? text(due_at) ?? event.due_at?.toISOString() ?? null,
    until: null,
    ...said,
  }
}

/** A step is the board's affair; the appointment, the promise and the applicant's own time are his. */
function movedBy(
  payload: Record<string, unknown>,
): (Omit<ApplicantNews, 'until'> & { until?: string | null }) | undefined {
  const pairs = [
    ['due_before', 'due_after'],
    ['committed_before', 'committed_after'],
    ['waiting_until_before', 'waiting_until_after'],
  ] as const
  const moved = pairs.find(([before, after]) => text(payload[before]) !== text(payload[after]))
  if (!moved) return undefined
  const [before, after] = [text(payload[moved[0]]), text(payload[moved[1]])]
  return moved[0] === 'waiting_until_before'
    ? { kind: 'date_moved', due_before: before, due_at: null, until: after }
    : { kind: 'date_moved', due_before: before, due_at: after }
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
