/** What the reception page asks about while it is being filled in; travels in the address of its look-up. Pure. */

export interface ReceptionAsk {
  procedure: string
  /** Empty while none is chosen. */
  case: string
  channel: 'counter' | 'post'
  /** As typed or `YYYY-MM-DD`; empty when there is none. */
  postmark: string
  ownerKind: string
  ownerNumber: string
}

type Read = (name: string) => string

/** From the form's own names, in the browser and on the server alike. */
export function askOf(read: Read): ReceptionAsk {
  return {
    procedure: read('procedure_code').trim(),
    case: read('case_code'),
    channel: read('channel') === 'post' ? 'post' : 'counter',
    postmark: read('postmarked_on').trim(),
    ownerKind: read('owner_kind'),
    ownerNumber: read('owner_identifier').trim(),
  }
}

export function addressOf(ask: ReceptionAsk): string {
  return `/desk/reception/view?${new URLSearchParams({
    procedure_code: ask.procedure,
    case_code: ask.case,
    channel: ask.channel,
    postmarked_on: ask.postmark,
    owner_kind: ask.ownerKind,
    owner_identifier: ask.ownerNumber,
  })}`
}
