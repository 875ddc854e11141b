import { usedSentence } from '#modules/dossiers/exports.ts'
import { dateParts, dayText, whenText } from '#platform/i18n/dates.ts'
import { m } from '#words'
import { type Station, type StationPassage, stationsOf } from './public-steps.ts'
import { type TrackingRecord, unitName } from './tracking-record.ts'

export interface TrackingStep {
  station: Station
  title: string
  when: string | null
  state: 'done' | 'here' | 'later'
  note: string | null
}

/** Where it stands: what is done, where it is, what is still to come. */
export function readSteps(record: TrackingRecord): TrackingStep[] {
  return stationsOf(record.dossier, record.passages).map((each) => ({
    station: each.station,
    title: titleOf(each, record),
    when: whenOf(each, record),
    state: each.state,
    note: each.state === 'here' ? noteOf(record) : null,
  }))
}

function titleOf({ station, state }: StationPassage, { dossier }: TrackingRecord): string {
  const waits = state === 'here' && dossier.state === 'awaiting_supplement'
  switch (station) {
    case 'reception':
      if (waits) return m.tracking_step_reception_waits()
      if (dossier.state === 'refused') return m.tracking_step_refused()
      return dossier.received_at === null ? m.tracking_step_submitted() : m.tracking_step_received()
    case 'appraisal':
      return waits ? m.tracking_step_appraisal_waits() : m.tracking_step_appraisal()
    case 'signing':
      return dossier.resolved_at && state === 'here' ? m.tracking_step_issued() : m.tracking_step_signing()
    case 'returning':
      return dossier.state === 'returned' ? m.tracking_step_returned() : m.tracking_step_returning()
  }
}

function whenOf(each: StationPassage, record: TrackingRecord): string | null {
  const { dossier, locale } = record
  const unit = unitName(record, each.unitId)
  if (each.station === 'reception')
    return m.tracking_at({ when: whenText(dossier.received_at ?? dossier.submitted_at, locale), unit })
  if (each.state === 'done') {
    const at = each.station === 'returning' ? dossier.returned_at : each.until
    return at ? m.tracking_at({ when: whenText(at, locale), unit }) : unit
  }
  if (each.state === 'here') return each.from ? m.tracking_since({ unit, when: whenText(each.from, locale) }) : unit
  if (each.station === 'signing') return m.tracking_later_signing()
  return each.station === 'returning' ? returnWords(record) : unit
}

function returnWords(record: TrackingRecord): string {
  const { dossier } = record
  const unit = unitName(record, dossier.returning_unit_id)
  switch (dossier.return_method) {
    case 'counter':
      return m.tracking_return_counter({ unit })
    case 'post':
      return m.tracking_return_post()
    case 'electronic':
      return m.tracking_return_electronic()
    case 'counter_and_electronic':
      return m.tracking_return_both({ unit })
  }
}

/** What the legal clock has used, and why it stands. */
function noteOf({ clock, dossier, locale }: TrackingRecord): string | null {
  if (!clock || dossier.state === 'resolved' || dossier.ended_at !== null) return null
  const used = usedSentence(clock, locale)
  if (clock.state !== 'paused' || dossier.waiting_since === null) return used
  const day = dayText(dateParts(dossier.waiting_since), false)
  const stands = dossier.state === 'paused' ? m.tracking_stands({ day }) : m.tracking_stands_with_you({ day })
  return `${used} ${stands}`
}
