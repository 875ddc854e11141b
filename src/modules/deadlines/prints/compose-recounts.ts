import { headOf, type Sheet, unitOf } from '#modules/dossiers/exports.ts'
import { period, shortDate, shortDateAndTime, timeAndDate } from '#platform/prints/vietnamese-dates.ts'
import type { Recount } from '../recount-store.ts'
import type { ListLine } from '../recount-view.ts'
import type { RecountRegisterView } from './recount-register.ts'
import type { RecountSheetView } from './recount-sheet.ts'

export interface RegisterPrint {
  unit_id: string
  /** First and last day; null: from the first act, to today. */
  from: string | null
  to: string
  prepared_by: string | null
}

/** Acts oldest first, as a register is kept on paper. `names`: of calendars, by code. */
export function composeRecountRegister(
  sheet: Sheet,
  about: RegisterPrint,
  recounts: readonly Recount[],
  names: ReadonlyMap<string, string>,
): RecountRegisterView {
  return {
    ...headOf(sheet, about.unit_id, shortDate(about.to)),
    unit: unitOf(sheet, about.unit_id).name,
    period: about.from ? period(about.from, about.to) : `Đến ngày ${shortDate(about.to)}`,
    rows: recounts.toReversed().map((each) => ({
      number: `${each.number}/${each.year}`,
      decided_at: shortDateAndTime(each.decided_at),
      calendar: calendarOf(each, names),
      reason: each.reason,
      document: documentOf(each),
      decided_by: each.actor_name,
      later: each.moved_later,
      earlier: each.moved_earlier,
      kept: each.kept,
      finished_at: each.finished_at && shortDateAndTime(each.finished_at),
    })),
    prepared_by: about.prepared_by,
  }
}

export interface SheetPrint {
  unit_id: string
  moved: readonly ListLine[]
  kept: readonly ListLine[]
}

/** The lines are in Vietnamese already. */
export function composeRecountSheet(
  sheet: Sheet,
  recount: Recount,
  about: SheetPrint,
  names: ReadonlyMap<string, string>,
): RecountSheetView {
  const { moved_later: later, moved_earlier: earlier, kept, unit_ids } = recount
  const act = `${recount.number}/${recount.year}`
  return {
    ...headOf(sheet, about.unit_id, act),
    act,
    calendar: calendarOf(recount, names),
    reason: recount.reason,
    document: documentOf(recount),
    decided_at: timeAndDate(recount.decided_at),
    decided_by: recount.actor_name,
    scope:
      unit_ids === null ? 'Mọi cơ quan giải quyết dùng lịch này' : `${unit_ids.length} cơ quan, đơn vị thuộc quyền`,
    list: listOf(recount),
    overdue: recount.with_overdue ? 'Đổi hạn theo quyết định' : 'Giữ hạn cũ',
    result: `${later + earlier} hồ sơ đổi hạn (${later} muộn hơn, ${earlier} sớm hơn); ${kept} hồ sơ giữ hạn cũ`,
    moved: about.moved.map(rowOf),
    kept: about.kept.map(rowOf),
    left_out: Math.max(0, later + earlier - about.moved.length) + Math.max(0, kept - about.kept.length),
    signer: recount.actor_kind === 'officer' ? recount.actor_name : null,
  }
}

function rowOf(line: ListLine, index: number) {
  const moves = line.moves.map(({ label, before, after, difference }) => ({ label, before, after, difference }))
  return {
    number: index + 1,
    dossier_code: line.code,
    procedure: line.procedure,
    owner: line.owner,
    holder: line.holder ? `${line.holder}, ${line.unit}` : line.unit,
    moves,
    tell: line.tell,
    note: line.note,
  }
}

function listOf(recount: Recount): string {
  const seen = `${recount.listed_count} hồ sơ, lập lúc ${timeAndDate(recount.listed_at)}`
  if (recount.finished_at === null) return seen
  return recount.found_digest === recount.listed_digest
    ? `${seen}; thực hiện đúng danh sách này`
    : `${seen}; khi thực hiện có ${recount.moved_later + recount.moved_earlier + recount.kept} hồ sơ có hạn thay đổi`
}

function calendarOf({ calendar_code, to_version }: Recount, names: ReadonlyMap<string, string>): string {
  return `${names.get(calendar_code) ?? calendar_code}, phiên bản ${to_version}`
}

function documentOf({ document, document_on }: Recount): string | null {
  if (document && document_on) return `${document} ngày ${shortDate(document_on)}`
  return document ?? (document_on && `Văn bản ngày ${shortDate(document_on)}`)
}
