import { headOf, type Sheet } from '#modules/dossiers/exports.ts'
import { period, shortDateAndTime } from '#platform/prints/vietnamese-dates.ts'
import type { Figures, Grouping, Identity } from '../form-06a.ts'
import type { Rates, Sheet06a } from '../sheet-06a.ts'
import type { Report06aView } from './report-06a.ts'

/** Columns (3) to (13). */
export const COLUMNS_06A = [
  'received_total',
  'received_online',
  'received_direct_post',
  'carried_over',
  'resolved_total',
  'resolved_early',
  'resolved_on_time',
  'resolved_late',
  'in_process_total',
  'in_process_within',
  'in_process_late',
] as const satisfies readonly (keyof Figures)[]

export const OF_ON_PAPER: Record<Grouping, string> = {
  field: 'Lĩnh vực',
  procedure: 'Lĩnh vực, thủ tục hành chính',
  agency: 'Cơ quan giải quyết',
  division: 'Đơn vị xử lý',
  receiver: 'Nơi tiếp nhận',
}

/** Form II.06a on paper. `issuerId` stands at the head: the unit of the report, or whoever makes it of several. */
export function composeReport06a(sheet: Sheet, issuerId: string, report: Sheet06a): Report06aView {
  return {
    ...headOf(sheet, issuerId, `${report.from} – ${report.to}`),
    at: report.unit,
    period: period(report.from, report.to),
    cut_off: `Số liệu tính đến ${shortDateAndTime(report.cut_off)}`,
    narrowed: report.narrowed,
    of: OF_ON_PAPER[report.by],
    rows: numbered(report),
    totals: figuresIn(report.totals),
    notes: notesOf(report),
    unverified: UNVERIFIED,
  }
}

function numbered({ rows }: Sheet06a): Report06aView['rows'] {
  let groups = 0
  let lines = 0
  return rows.map((row) => {
    const number = row.group ? roman(++groups) : String(++lines)
    const name = row.code === null || row.group ? row.name : `${row.name} (${row.code})`
    return { number, name, group: row.group, figures: figuresIn(row) }
  })
}

function figuresIn(figures: Figures): number[] {
  return COLUMNS_06A.map((column) => figures[column])
}

function roman(number: number): string {
  const letters: [number, string][] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  const [value, letter] = letters.find(([least]) => number >= least) ?? [0, '']
  return value === 0 ? '' : letter + roman(number - value)
}

const LEFT_SIDES: Record<Identity['key'], string> = {
  received: '(3) = (4) + (5) + (6)',
  resolved: '(7) = (8) + (9) + (10)',
  in_process: '(11) = (12) + (13)',
  balance: '(3) = (7) + (11) + rút, trả lại',
  renewed: '(7) theo hạn đã gia hạn = sớm + đúng + trễ',
}

function notesOf(report: Sheet06a): string[] {
  const { totals, rates } = report
  return [
    `Ngoài biểu: ${totals.withdrawn_or_returned} hồ sơ rút, trả lại, dừng hoặc đóng trong kỳ (không tính vào giải quyết).`,
    `Đối chiếu: ${report.identities.map(identityText).join('; ')}.`,
    rateText('Tỷ lệ đúng hạn theo hạn trả ban đầu', rates.original, [
      totals.resolved_early + totals.resolved_on_time,
      totals.resolved_late,
      totals.resolved_total,
    ]),
    rateText('Tỷ lệ đúng hạn theo hạn đã gia hạn', rates.renewed, [
      totals.renewed_resolved_early + totals.renewed_resolved_on_time,
      totals.renewed_resolved_late,
      totals.resolved_total,
    ]),
    `Cách làm tròn tỷ lệ: ${ROUNDING_ON_PAPER[rates.rounding]}. Cột (8) đến (10), (12), (13) tính theo hạn trả ban đầu.`,
    `Định nghĩa ${report.definition_version}; mã kiểm tra ${report.hash}.`,
  ]
}

function identityText({ key, left, right, holds }: Identity): string {
  return `${LEFT_SIDES[key]}: ${left} = ${right.join(' + ')}${holds ? '' : ' – KHÔNG KHỚP'}`
}

function rateText(name: string, { on_time, late }: Rates['original'], [onTime, ofLate, whole]: number[]): string {
  if (on_time === null) return `${name}: chưa có hồ sơ được giải quyết trong kỳ.`
  return `${name}: ${on_time}% (${onTime}/${whole} hồ sơ); trễ hạn ${late}% (${ofLate}/${whole}).`
}

export const ROUNDING_ON_PAPER: Record<Rates['rounding'], string> = {
  half_up: 'làm tròn nửa lên, một chữ số thập phân',
  truncate: 'bỏ phần sau chữ số thập phân thứ nhất',
  complement: 'tỷ lệ đúng hạn bỏ phần sau chữ số thập phân thứ nhất, tỷ lệ trễ hạn là phần còn lại đến 100%',
}

/** law.md §5.1, §5.2, §5.6, §5.7: marked P or U there. */
const UNVERIFIED = [
  'Số hiệu, tên và cột của biểu theo biểu mẫu đang dùng ở các tỉnh; chưa đối chiếu văn bản.',
  'Định nghĩa tiếp nhận, giải quyết, sớm, đúng, trễ hạn theo hệ thống đang vận hành; chưa đối chiếu văn bản.',
  'Kỳ báo cáo chốt ngày 14 theo Nghị định 09/2019/NĐ-CP; việc áp dụng cho biểu này chưa đối chiếu văn bản.',
]
