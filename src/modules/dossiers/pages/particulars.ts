import { m } from '#words'
import { latenessOf } from '../dossier.ts'
import { channelLabel, identifierLabel, partyKindLabel, returnMethodLabel } from '../dossier-words.ts'
import { fieldLabel } from '../field-words.ts'
import { momentSentence } from '../moment-sentence.ts'
import type { DossierRecord } from './dossier-record.ts'

/** One line of what was typed when the dossier came in. */
export interface Particular {
  term: string
  value: string
}

/** Owner, submitter, how it came and how it goes back; what was left empty is left out. */
export function particularsOf(record: DossierRecord): Particular[] {
  const { dossier } = record
  const rows: [string, string | null][] = [
    [fieldLabel('owner_name'), `${dossier.owner_name} (${partyKindLabel(dossier.owner_kind)})`],
    [identifierLabel(dossier.owner_kind), dossier.owner_identifier],
    [fieldLabel('owner_address'), dossier.owner_address],
    [fieldLabel('owner_phone'), dossier.owner_phone],
    [fieldLabel('owner_email'), dossier.owner_email],
    [fieldLabel('submitter_name'), dossier.submitter_name],
    [fieldLabel('submitter_identifier'), dossier.submitter_identifier],
    [fieldLabel('submitter_phone'), dossier.submitter_phone],
    [fieldLabel('submitter_email'), dossier.submitter_email],
    [fieldLabel('authorisation'), dossier.authorisation],
    [fieldLabel('summary'), dossier.summary],
    [fieldLabel('area'), dossier.area],
    [m.dossiers_page_channel(), channelLabel(dossier.channel)],
    [m.dossiers_page_submitted(), momentSentence(dossier.submitted_at)],
    [m.dossiers_page_received(), dossier.received_at && momentSentence(dossier.received_at)],
    ...appointmentRows(record),
    [m.dossiers_page_sets(), String(dossier.sets)],
    [fieldLabel('return_method'), returnMethodLabel(dossier.return_method)],
    [fieldLabel('return_address'), dossier.return_address],
    [
      m.dossiers_page_fee(),
      m.dossiers_page_dong({ amount: new Intl.NumberFormat(record.locale).format(dossier.fee_vnd) }),
    ],
    [m.dossiers_page_note(), dossier.note],
    ...unitRows(record),
  ]
  return rows.flatMap(([term, value]) => (value ? [{ term, value }] : []))
}

/** Every appointment that people were told, and lateness against both (law.md §1.7). */
function appointmentRows({ dossier, now }: DossierRecord): [string, string | null][] {
  const { due_first_at, due_original_at, due_at, committed_due_at } = dossier
  const when = (at: Date | null) => at && momentSentence(at)
  const renewed = dossier.extensions > 0
  const late = latenessOf(dossier, now)
  return [
    [m.dossiers_why_first(), when(due_first_at)],
    [m.dossiers_why_original(), renewed ? when(due_original_at) : null],
    [renewed ? m.dossiers_page_renewed() : m.dossiers_list_appointment(), when(due_at)],
    [m.dossiers_why_clock_committed(), when(committed_due_at)],
    [m.dossiers_list_late_original(), renewed && late.late_original ? m.dossiers_list_yes() : null],
    [m.dossiers_list_late_renewed(), late.late_renewed ? m.dossiers_list_yes() : null],
  ]
}

function unitRows({ dossier, units }: DossierRecord): [string, string | null][] {
  const name = (id: string) => units.get(id) ?? null
  return [
    [m.dossiers_page_receiving_unit(), name(dossier.receiving_unit_id)],
    [m.dossiers_page_resolving_unit(), name(dossier.resolving_unit_id)],
    [m.dossiers_page_handling_unit(), name(dossier.handling_unit_id)],
    [m.dossiers_page_returning_unit(), name(dossier.returning_unit_id)],
  ]
}
