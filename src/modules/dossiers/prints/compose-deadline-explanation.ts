import { timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { ClockExplanation } from '../clock-explanation.ts'
import type { Dossier } from '../dossier.ts'
import { composeClocks } from './compose-clock-annex.ts'
import { headOf, procedureOf, type Sheet } from './compose-sheet.ts'
import type { DeadlineExplanationView } from './deadline-explanation.ts'

/** "Vì sao hạn là …?" of every clock, alone: the annex of the control slip without the slip. */
export function composeDeadlineExplanation(
  sheet: Sheet,
  dossier: Dossier,
  clocks: readonly ClockExplanation[],
): DeadlineExplanationView {
  return {
    ...headOf(sheet, dossier.receiving_unit_id, dossier.code),
    dossier_code: dossier.code,
    owner_name: dossier.owner_name,
    procedure: procedureOf(dossier),
    received_at: timeAndWeekday(dossier.received_at ?? dossier.submitted_at),
    start_rule: startRuleInWords(dossier),
    clocks: composeClocks(clocks),
  }
}

function startRuleInWords({ start_rule: rule, limit_unit }: Dossier): string {
  const daily = limit_unit === 'working_days' || limit_unit === 'days' || limit_unit === 'months'
  const parts = [daily ? 'Ngày tiếp nhận không tính; tính từ ngày tiếp theo' : 'Tính từ thời điểm tiếp nhận']
  if (rule.cutoff === 'after') parts.push(`nhận sau ${rule.time} thì tính như nhận vào đầu ngày làm việc tiếp theo`)
  if (rule.cutoff === 'last_working_hour')
    parts.push('nhận trong giờ làm việc cuối cùng thì tính như nhận vào đầu ngày làm việc tiếp theo')
  if (rule.off_hours === 'next_opening') parts.push('nhận ngoài giờ làm việc thì tính từ giờ mở cửa tiếp theo')
  return parts.join('; ')
}
