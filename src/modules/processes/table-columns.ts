/** Which column of a Decision's table is which, by the words over it. Pure. */
import type { Limit } from '#modules/catalogue/exports.ts'
import { type Cell, type Grid, textOf } from './grid.ts'
import { words } from './plain-text.ts'

export const TABLE_COLUMNS = [
  'number',
  'step',
  'who',
  'content',
  'time',
  'output',
  'kind',
  'role',
  'prints',
  'acts',
  'checklist',
  'agencies',
  'level',
  'flow',
  'returns',
  'note',
] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

/** Tried from above; the first that fits the folded header wins. */
const HEADERS: readonly [TableColumn, RegExp][] = [
  ['number', /^(stt|tt|so tt|so thu tu|thu tu|buoc so|so buoc|ma buoc|no|step no)$/],
  ['kind', /^(loai buoc|loai cong viec)$/],
  ['role', /^(vai tro|vai tro trong he thong)$/],
  ['acts', /^(viec duoc lam|quyen xu ly|thao tac)$/],
  ['checklist', /^(noi dung kiem tra|danh muc kiem tra|can kiem tra|tieu chi kiem tra|checklist)$/],
  ['agencies', /^(co quan duoc hoi|co quan phoi hop|co quan lay y kien|don vi phoi hop)/],
  ['level', /^(cap ky|thu tu ky)$/],
  ['flow', /^(chuyen tiep|chuyen buoc|buoc tiep theo|buoc ke tiep|buoc sau|huong di)/],
  ['returns', /^(tra lai|tra lai buoc|buoc tra lai)$/],
  [
    'time',
    /^(thoi gian|thoi han|thoi luong|tong thoi gian|so ngay|so gio|tg|tgian|ngay lam viec$|ngay$|gio$|gio lam viec$|time|duration)/,
  ],
  ['prints', /^(bieu mau|mau bieu|mau don|bieu mau su dung|mau phieu|forms?)$/],
  ['output', /^(ket qua|san pham|dau ra|ho so dau ra|tai lieu|bieu mau|output|result|ho so tai lieu)/],
  [
    'who',
    /^(don vi|nguoi|trach nhiem|bo phan|co quan|chuc danh|chu the|noi thuc hien|can bo|cap thuc hien|to chuc ca nhan|phu trach|phan cong|doi tuong thuc hien|who|vi tri)/,
  ],
  ['content', /^(noi dung|cong viec|mo ta|dien giai|cach thuc|hoat dong|nhiem vu|viec thuc hien|content|work)/],
  ['step', /^(buoc|cac buoc|trinh tu|ten buoc|ten cong viec|quy trinh|tien trinh|luu do|step|b)($| )/],
  ['note', /^(ghi chu|luu y|note)/],
]

/** Limits of the law beside the Decision's own times: not what the steps are given. */
const LEGAL_TIME = /(theo quy dinh|phap luat|luat dinh|truoc cat giam|truoc khi cat giam)/

export interface HeadColumn {
  at: number
  column: TableColumn
  /** What a bare number in it counts: `Thời gian (giờ)`. */
  unit: Limit['unit'] | undefined
  place: string
  text: string
}

export interface Head {
  /** Index of the first row beneath the head. */
  below: number
  first: number
  width: number
  columns: readonly HeadColumn[]
  unknown: readonly { text: string; place: string }[]
}

/** The head of the table from row `from` on; undefined when none is there. */
export function findHead({ rows }: Grid, from = 0): Head | undefined {
  for (let at = from; at < rows.length; at++) {
    const lines = headLines(rows, at)
    const head = readHead(rows, at, lines)
    if (isHead(head.columns)) return head
  }
  return undefined
}

function isHead(columns: readonly HeadColumn[]): boolean {
  const has = new Set(columns.map(({ column }) => column))
  const named = ['number', 'step', 'who', 'content', 'time', 'output'].filter((name) => has.has(name as TableColumn))
  return named.length >= 3 && (has.has('who') || has.has('time')) && (has.has('content') || has.has('step'))
}

/** One row, or two where a cell of the head reaches over both or is divided beneath. */
function headLines(rows: Grid['rows'], at: number): number {
  const [upper, lower] = [rows[at] ?? [], rows[at + 1] ?? []]
  const reaches = lower.some((cell, column) => cell.down && !cell.across && textOf(upper[column]) !== '')
  const divided = lower.some((cell, column) => !cell.down && cell.text !== '' && upper[column]?.across)
  const isText = lower.every((cell) => cell.down || !/\d/.test(cell.text))
  return reaches && divided && isText ? 2 : 1
}

function readHead(rows: Grid['rows'], at: number, lines: number): Head {
  const columns: HeadColumn[] = []
  const unknown: { text: string; place: string }[] = []
  const wide = Math.max(...rows.slice(at, at + lines).map((row) => row.length))
  for (let column = 0; column < wide; column++) {
    const cells = rows.slice(at, at + lines).map((row) => row[column])
    if (lines === 1 && cells[0]?.across) continue
    const text = [...new Set(cells.map(textOf).filter((each) => each !== ''))].join(' ')
    const place = cells[0]?.place ?? ''
    const found = columnOf(text, columns)
    if (found) columns.push({ at: column, column: found, unit: unitIn(text), place, text })
    else if (text !== '') unknown.push({ text, place })
  }
  return { first: at, below: at + lines, width: wide, columns: sorted(columns), unknown }
}

function columnOf(text: string, before: readonly HeadColumn[]): TableColumn | undefined {
  const plain = words(text)
  if (plain === '') return undefined
  const found = HEADERS.find(([, pattern]) => pattern.test(plain))?.[0]
  if (found === 'time' && LEGAL_TIME.test(plain) && before.length > 0) return undefined
  // `Bước` with a number column before it holds names; so does a second one.
  return found
}

/** `Bước` alone holds the numbers where the work has a column of its own. */
function sorted(columns: HeadColumn[]): HeadColumn[] {
  const has = (name: TableColumn) => columns.some(({ column }) => column === name)
  if (has('content') || !has('step')) return columns
  return columns.map((each) =>
    each.column === 'step' && has('number') ? { ...each, column: 'content' as const } : each,
  )
}

function unitIn(text: string): Limit['unit'] | undefined {
  const plain = words(text)
  if (/(^|\s)gio(\s|$)/.test(plain) && !/gio hanh chinh/.test(plain)) return 'working_hours'
  return /(^|\s)ngay(\s|$)/.test(plain) ? 'working_days' : undefined
}

/** The cells of a row by their columns; several columns of one kind keep their order. */
export function cellsOf(row: readonly Cell[], head: Head): Map<TableColumn, { cell: Cell; head: HeadColumn }[]> {
  const found = new Map<TableColumn, { cell: Cell; head: HeadColumn }[]>()
  for (const column of head.columns) {
    const cell = row[column.at]
    if (cell) found.set(column.column, [...(found.get(column.column) ?? []), { cell, head: column }])
  }
  return found
}
