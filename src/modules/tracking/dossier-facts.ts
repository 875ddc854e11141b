import { feesOf, limitText, moneyText } from '#modules/catalogue/exports.ts'
import { legalLimit } from '#modules/dossiers/exports.ts'
import { whenText } from '#platform/i18n/dates.ts'
import { m } from '#words'
import { type TrackingRecord, unitName } from './tracking-record.ts'

export interface Fact {
  term: string
  value: string
}

/** The side column: the matter, not the person. */
export function factsOf(record: TrackingRecord): Fact[] {
  const { dossier, version, clock, locale } = record
  const first = clock ? whenText(new Date(clock.firstDueAt), locale) : null
  return [
    { term: m.tracking_fact_procedure(), value: (locale === 'en' && version.name.en) || dossier.procedure_name },
    ...(dossier.case_name ? [{ term: m.tracking_fact_case(), value: dossier.case_name }] : []),
    { term: m.tracking_fact_code(), value: dossier.code },
    { term: m.tracking_fact_agency(), value: unitName(record, dossier.resolving_unit_id) },
    { term: m.tracking_fact_limit(), value: limitText(legalLimit(dossier), locale) },
    ...(first ? [{ term: m.tracking_fact_first_due(), value: first }] : []),
    { term: m.tracking_fact_fee(), value: feeWords(record) },
  ]
}

/** What was told at reception; a fee that a rule sets is told by the desk. */
function feeWords({ dossier, version, locale }: TrackingRecord): string {
  if (dossier.fee_vnd > 0) return moneyText(dossier.fee_vnd, locale)
  const channel = dossier.channel === 'vneid' ? 'online' : dossier.channel
  const open = feesOf(version, dossier.case_code, channel).some(
    (fee) => fee.kind !== 'none' && fee.kind !== 'reduction' && fee.amount === null,
  )
  return open ? m.tracking_fee_by_rule() : m.tracking_fee_none()
}
