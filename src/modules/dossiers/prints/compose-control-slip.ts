import { timeAndDate, timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { ClockExplanation } from '../clock-explanation.ts'
import { type Dossier, legalDay, type Passage } from '../dossier.ts'
import { composeClocks } from './compose-clock-annex.ts'
import { headOf, ownerOf, procedureOf, type Sheet, unitOf } from './compose-sheet.ts'
import type { ControlSlipStep, ControlSlipView } from './control-slip.ts'

/** Form 06: each hand-over with who gave and who took, and the giver's step against its time. */
export function composeControlSlip(
  sheet: Sheet,
  dossier: Dossier,
  passages: readonly Passage[],
  returnedTo: string | null,
  clocks: readonly ClockExplanation[],
): ControlSlipView {
  const printed = dossier as unknown as Parameters<typeof ownerOf>[0]
  return {
    ...headOf(sheet, dossier.receiving_unit_id, dossier.code),
    register_entry: null,
    dossier_code: dossier.code,
    owner: ownerOf(printed),
    procedure: procedureOf(dossier),
    receiving_unit: unitOf(sheet, dossier.receiving_unit_id).name,
    resolving_unit: unitOf(sheet, dossier.resolving_unit_id).name,
    coordinating_units: [],
    received_at: timeAndWeekday(dossier.received_at ?? dossier.submitted_at),
    due_at: dossier.due_at ? timeAndWeekday(dossier.due_at) : 'Đang tạm dừng tính thời gian',
    first_due_at: movedFrom(dossier),
    committed_due_at: dossier.committed_due_at && timeAndWeekday(dossier.committed_due_at),
    steps: passages.flatMap((passage, index) => stepOf(sheet, passage, passages[index + 1], returnedTo)),
    annex: composeClocks(clocks),
  }
}

/** The first appointment, where it is not the one that holds now. */
function movedFrom({ due_first_at, due_at }: Dossier): string | null {
  return due_first_at === null || due_first_at.getTime() === due_at?.getTime() ? null : timeAndWeekday(due_first_at)
}

/** Two rows for a passage that ended by passing on; the one that is still open has handed nothing over yet. */
function stepOf(
  sheet: Sheet,
  passage: Passage,
  next: Passage | undefined,
  returnedTo: string | null,
): ControlSlipStep[] {
  if (passage.ended_at === null) return []
  const at = timeAndDate(passage.ended_at)
  return [
    {
      step: passage.step_name,
      giver: { agency: unitOf(sheet, passage.unit_id).name, name: next?.handed_over_by ?? passage.holder_name, at },
      receiver: next ? receiverOf(sheet, next) : endOf(passage, returnedTo, at),
      result: resultOf(passage),
      note: passage.note,
    },
  ]
}

type Side = ControlSlipStep['receiver']

function receiverOf(sheet: Sheet, next: Passage): Side {
  const at = next.acknowledged_at && timeAndDate(next.acknowledged_at)
  return { agency: unitOf(sheet, next.unit_id).name, name: next.acknowledged_by ?? next.holder_name, at }
}

function endOf(passage: Passage, returnedTo: string | null, at: string): Side {
  if (passage.outcome === 'returned') return { agency: 'Người nhận kết quả', name: returnedTo, at }
  return { agency: ENDS[passage.outcome ?? ''] ?? 'Kết thúc', name: passage.holder_name, at }
}

const ENDS: Record<string, string> = {
  stopped: 'Dừng giải quyết',
  refused: 'Từ chối tiếp nhận',
  closed_unanswered: 'Đóng hồ sơ',
}

/** Early is a whole day before (law.md §5.6); null for a step without a time of its own. */
export function resultOf(passage: Pick<Passage, 'ended_at' | 'due_at'>): ControlSlipStep['result'] {
  if (passage.ended_at === null || passage.due_at === null) return null
  if (passage.ended_at > passage.due_at) return 'late'
  return legalDay(passage.ended_at) < legalDay(passage.due_at) ? 'early' : 'on_time'
}
