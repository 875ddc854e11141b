import { shortDateAndTime, timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { Dossier } from '../dossier.ts'
import { headOf, type Sheet, unitOf } from './compose-sheet.ts'
import type { HandOverListView } from './hand-over-list.ts'

export interface HandOver {
  kind: HandOverListView['kind']
  from_unit_id: string
  to_unit_id: string
  giver_name: string | null
  receiver_name: string | null
}

/** Phiếu bàn giao: what one unit gives to another at one moment, both sides sign. */
export function composeHandOverList(sheet: Sheet, handOver: HandOver, dossiers: readonly Dossier[]): HandOverListView {
  return {
    ...headOf(sheet, handOver.from_unit_id, shortDateAndTime(sheet.issued_at)),
    kind: handOver.kind,
    from_unit: unitOf(sheet, handOver.from_unit_id).name,
    to_unit: unitOf(sheet, handOver.to_unit_id).name,
    handed_over_at: timeAndWeekday(sheet.issued_at),
    rows: dossiers.map((dossier, index) => ({
      number: index + 1,
      dossier_code: dossier.code,
      procedure: dossier.procedure_name,
      owner: dossier.owner_name,
      // What came in online has no paper to hand over.
      count:
        handOver.kind === 'results'
          ? 1
          : dossier.channel === 'counter' || dossier.channel === 'post'
            ? dossier.sets
            : 0,
      due: dossier.due_at && shortDateAndTime(dossier.due_at),
      note: dossier.case_name,
    })),
    giver_name: handOver.giver_name,
    receiver_name: handOver.receiver_name,
  }
}
