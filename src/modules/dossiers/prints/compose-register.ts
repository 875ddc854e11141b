import { period, shortDateAndTime } from '#platform/prints/vietnamese-dates.ts'
import { latenessOf } from '../dossier.ts'
import type { RegisterEntry } from '../register-queries.ts'
import { headOf, type Sheet, unitOf } from './compose-sheet.ts'
import { RETURN_METHODS_ON_PAPER } from './print-words.ts'
import type { RegisterRow, RegisterView } from './register.ts'

export interface RegisterPeriod {
  unit_id: string
  /** First and last day, `YYYY-MM-DD`. */
  from: string
  to: string
  /** What else narrows the list, in words. */
  filters: string[]
  prepared_by: string | null
}

/** Form 07: what a unit received in a period, in the order of reception. */
export function composeRegister(sheet: Sheet, about: RegisterPeriod, entries: readonly RegisterEntry[]): RegisterView {
  return {
    ...headOf(sheet, about.unit_id, `${about.from} – ${about.to}`),
    unit: unitOf(sheet, about.unit_id).name,
    period: period(about.from, about.to),
    filters: about.filters,
    with_area: entries.some((entry) => entry.area !== null),
    rows: entries.map(rowOf),
    prepared_by: about.prepared_by,
  }
}

function rowOf(entry: RegisterEntry, index: number): RegisterRow {
  return {
    number: index + 1,
    dossier_code: entry.code,
    procedure: entry.procedure_name,
    sets: entry.sets,
    owner: entry.owner_name,
    address: entry.owner_address,
    phone: entry.owner_phone ?? entry.submitter_phone,
    received: shortDateAndTime(entry.received_at ?? entry.submitted_at),
    due: entry.due_at && shortDateAndTime(entry.due_at),
    result_received: entry.released_at && shortDateAndTime(entry.released_at),
    returned: entry.returned_at && shortDateAndTime(entry.returned_at),
    giver: entry.returned_by,
    receiver: entry.returned_to,
    way_of_return: RETURN_METHODS_ON_PAPER[entry.returned_how ?? entry.return_method],
    area: entry.area,
    note: noteOf(entry),
  }
}

/** Both appointments, and lateness against both (law.md §1.7). */
function renewedNote(entry: RegisterEntry): string {
  const { due_first_at, due_at, due_original_at, resolved_at } = entry
  const first = due_first_at ? `Hẹn ban đầu ${shortDateAndTime(due_first_at)}; ` : ''
  const renewed = due_at ? `hẹn lại ${shortDateAndTime(due_at)}` : 'đã hẹn lại, đang tạm dừng'
  if (resolved_at === null || due_at === null || due_original_at === null) return `${first}${renewed}`
  const { late_original, late_renewed } = latenessOf(entry, resolved_at)
  const against = `${late_original ? 'trễ' : 'đúng'} hạn khi chưa gia hạn, ${late_renewed ? 'trễ' : 'đúng'} hẹn lại`
  return `${first}${renewed}; ${against}`
}

function noteOf(entry: RegisterEntry): string | null {
  switch (entry.state) {
    case 'refused':
      return 'Từ chối tiếp nhận'
    case 'stopped':
      return 'Dừng giải quyết'
    case 'closed_unanswered':
      return 'Đóng, không bổ sung'
    case 'awaiting_supplement':
      return 'Chờ bổ sung'
    default:
      return entry.extensions > 0 ? renewedNote(entry) : null
  }
}
