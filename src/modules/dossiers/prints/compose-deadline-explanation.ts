import { type Clock, type Line, quantityText, reasonText, type WorkingCalendar } from '#modules/calendar/exports.ts'
import { timeAndDate, timeAndWeekday, weekdayAndDate } from '#platform/prints/vietnamese-dates.ts'
import type { Dossier } from '../dossier.ts'
import { headOf, procedureOf, type Sheet } from './compose-sheet.ts'
import type { DeadlineExplanationView } from './deadline-explanation.ts'
import { limitOnPaper } from './print-words.ts'

type Row = DeadlineExplanationView['rows'][number]

/** "Vì sao hạn là …?": every stretch of the count with its reason and its law, down to the due date. */
export function composeDeadlineExplanation(
  sheet: Sheet,
  dossier: Dossier,
  clock: Clock,
  calendar: WorkingCalendar,
): DeadlineExplanationView {
  const rows = rowsOf(clock)
  const due = clock.dueAt === null ? 'Chưa xác định: đang tạm dừng tính thời gian' : timeAndWeekday(clock.dueAt)
  return {
    ...headOf(sheet, dossier.receiving_unit_id, dossier.code),
    dossier_code: dossier.code,
    owner_name: dossier.owner_name,
    procedure: procedureOf(dossier),
    received_at: timeAndWeekday(dossier.received_at ?? dossier.submitted_at),
    time_limit: limitOnPaper(dossier.limit_value, dossier.limit_unit),
    start_rule: startRuleInWords(dossier),
    started_at: timeAndWeekday(clock.startAt),
    due_at: due,
    original_due_at: clock.firstDueAt === clock.dueAt ? null : timeAndWeekday(clock.firstDueAt),
    calendar_name: calendar.versions.at(-1)?.name ?? dossier.calendar_code,
    rows:
      rows.length > 0
        ? rows
        : [{ date: timeAndDate(clock.receivedAt), kind: 'start', total: null, reason: 'Tiếp nhận', legal_basis: null }],
    legal_bases: [...new Set(clock.explanation.map((line) => line.legalBasis))],
  }
}

function rowsOf(clock: Clock): Row[] {
  const lines = clock.explanation.flatMap(eachCountedDay)
  const whole = clock.dueAt === null ? null : lines.reduce((sum, line) => sum + line.count, 0)
  const last = lines.at(-1)
  let total = 0
  return lines.map((line) => {
    total += line.count
    return {
      date: spanOf(line),
      kind: line === last && clock.dueAt !== null ? 'due' : line.reason === 'start_day' ? 'start' : line.kind,
      total: line.kind === 'counted' ? totalText(total, whole, line) : null,
      reason: reasonOf(line),
      legal_basis: line.legalBasis,
    }
  })
}

const DAY = 86_400_000

/** Counted working days stand one under the other, as people count them on their fingers. */
function eachCountedDay(line: Line): Line[] {
  if (line.kind !== 'counted' || line.measure !== 'working_days' || line.count < 2) return [line]
  return Array.from({ length: line.count }, (_, index) => {
    const from = line.from + index * DAY
    return { ...line, from, to: Math.min(line.to, from + DAY), count: 1, amount: 1 }
  })
}

function totalText(total: number, whole: number | null, { measure }: Line): string {
  if (measure !== 'working_days' && measure !== 'calendar_days') return quantityText(total, measure, 'vi')
  return whole === null ? `${total} ngày` : `${total}/${whole} ngày`
}

function reasonOf(line: Line): string {
  const reason =
    reasonText(line.reason, 'vi') +
    (line.name && line.reason !== 'extension_start' ? ` (${groundInWords(line.name)})` : '')
  const counts = line.kind === 'counted' && line.count !== 1
  const text = counts ? `${reason}, tính ${quantityText(line.count, line.measure, 'vi')}` : reason
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const GROUNDS: Record<string, string> = {
  supplement: 'chờ bổ sung hồ sơ',
  withdrawal: 'chủ hồ sơ đề nghị rút',
  financial_duty: 'chờ thực hiện nghĩa vụ tài chính',
  site_check: 'kiểm tra thực tế',
  violation_handling: 'chờ xử lý vi phạm',
  other_by_law: 'căn cứ khác theo luật',
}

/** Marks carry the code of their ground; holidays their name. */
function groundInWords(name: string): string {
  return GROUNDS[name] ?? name
}

/** Whole days as days, everything else with its hours. */
function spanOf(line: Line): string {
  const daily = line.measure === 'working_days' || line.measure === 'calendar_days'
  const [first, last] = [weekdayAndDate(line.from), weekdayAndDate(Math.max(line.from, line.to - 60_000))]
  if (daily && line.kind !== 'paused') return first === last ? first : `${first} đến ${last}`
  return `${timeAndDate(line.from)} đến ${timeAndDate(line.to)}`
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
