import { m } from '#words'
import { DOSSIER_STATES, type DossierState, RETURN_METHODS, type ReturnMethod } from '../dossier-codes.ts'
import { CHAIN_START, hashEvent } from '../dossier-event.ts'
import type { DossierEvent } from '../dossier-queries.ts'
import { eventLabel, returnMethodLabel, stateLabel } from '../dossier-words.ts'
import { fieldLabel } from '../field-words.ts'
import { momentSentence } from '../moment-sentence.ts'
import { recountGrounds, recountLines } from '../recount-words.ts'
import { endGroundLabel, markGroundLabel } from '../state-words.ts'
import type { DossierRecord } from './dossier-record.ts'

export interface LogLine {
  seq: number
  at: string
  who: string
  unit: string | null
  what: string
  details: string[]
  /** First characters of the event's hash, enough to compare by eye. */
  hash: string
}

export interface Log {
  lines: LogLine[]
  /** Every event's hash agrees with its content and with the one before it. */
  intact: boolean
}

export function logOf(record: DossierRecord): Log {
  const lines = record.events.map(
    (event): LogLine => ({
      seq: event.seq,
      at: event.at.toISOString(),
      who: event.actor_name,
      unit: event.unit_id === null ? null : (record.units.get(event.unit_id) ?? null),
      what: eventLabel(event.type),
      details: detailsOf(event),
      hash: event.hash.slice(0, 12),
    }),
  )
  return { lines: lines.reverse(), intact: isIntact(record) }
}

function isIntact({ events, dossier }: DossierRecord): boolean {
  let previous = CHAIN_START
  for (const event of events) {
    const { prev_hash, hash, at, ...content } = event
    if (prev_hash !== previous || hash !== hashEvent(previous, { ...content, at: at.toISOString() })) return false
    previous = hash
  }
  return previous === dossier.last_hash
}

type Payload = DossierEvent['payload']

/** What the event keeps, as sentences; keys are those that the acts write. */
function detailsOf({ payload, type }: DossierEvent): string[] {
  if (type === 'recount') return [...recountLines(payload), ...recountGrounds(payload)]
  const details = [
    ...stateDetails(payload, type),
    ...(type === 'correct' ? corrections(payload) : []),
    ...elsewhere(payload),
    ...(Array.isArray(payload.items) ? [m.dossiers_log_items({ items: payload.items.join('; ') })] : []),
    ...Object.entries(sentences).flatMap(([key, say]) => {
      const value = payload[key]
      return typeof value === 'string' && value !== '' ? [say(value)] : []
    }),
    ...(typeof payload.days === 'number' && payload.days > 0
      ? [m.dossiers_story_extended({ days: payload.days })]
      : []),
    ...(Array.isArray(payload.files) && payload.files.length > 0
      ? [m.dossiers_log_files({ count: payload.files.length })]
      : []),
  ]
  return details
}

const moment = (iso: string) => momentSentence(new Date(iso))

const sentences: Record<string, (value: string) => string> = {
  due_at: (value) => m.dossiers_log_due({ when: moment(value) }),
  due_before: (value) => m.dossiers_log_due_before({ when: moment(value) }),
  due_after: (value) => m.dossiers_log_due({ when: moment(value) }),
  until: (value) => m.dossiers_log_until({ when: moment(value) }),
  step: (value) => m.dossiers_log_step({ step: value }),
  to: (value) => m.dossiers_log_holder({ who: value }),
  holder: (value) => m.dossiers_log_holder({ who: value }),
  signer: (value) => m.dossiers_log_signer({ who: value }),
  ground: (value) => m.dossiers_log_ground({ ground: markGroundLabel(endGroundLabel(value)) }),
  document: (value) => m.dossiers_log_document({ number: value }),
  kind: (value) => endGroundLabel(value),
  number: (value) => m.dossiers_log_number({ number: value }),
  receiver: (value) => m.dossiers_log_receiver({ who: value }),
  method: (value) => (isMethod(value) ? returnMethodLabel(value) : value),
  destination: (value) => m.dossiers_log_destination({ where: value }),
  reason: (value) => m.dossiers_log_reason({ text: value }),
  note: (value) => m.dossiers_log_note({ text: value }),
}

function isMethod(value: string): value is ReturnMethod {
  return (RETURN_METHODS as readonly string[]).includes(value)
}

function stateDetails(payload: Payload, type: string): string[] {
  const state = payload.state
  if (type === 'receive' || type === 'submit' || typeof state !== 'string') return []
  return (DOSSIER_STATES as readonly string[]).includes(state)
    ? [m.dossiers_log_state({ state: stateLabel(state as DossierState) })]
    : []
}

/** "Số điện thoại: 0901… → 0903…": what stood there before stays readable. */
function corrections(payload: Payload): string[] {
  const before = (payload.before ?? {}) as Record<string, unknown>
  const after = (payload.after ?? {}) as Record<string, unknown>
  return Object.keys(after).map((name) =>
    m.dossiers_log_corrected({ field: fieldLabel(name), before: shown(before[name]), after: shown(after[name]) }),
  )
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '∅'
  return typeof value === 'string' && isMethod(value) ? returnMethodLabel(value) : String(value)
}

/** Why it was received here although another system resolves the procedure. */
function elsewhere({ elsewhere: told }: Payload): string[] {
  const { system, reason } = (told ?? {}) as { system?: string; reason?: string }
  return system && reason ? [m.dossiers_log_elsewhere({ system, reason })] : []
}
