/** Sheets and columns of the spreadsheet in which a board may write its procedures, and how each cell is read. Pure. */

export type Cell = string | number | boolean | Date | null

export interface Column {
  header: string
  /** Where the value goes in the row's object: `name.vi`, `limit.value`. */
  path: string
  read: (cell: Cell) => unknown
  required?: boolean
  /** The words that may stand in the cell, with what they mean. */
  words?: Readonly<Record<string, string>>
  width?: number
  example?: string | number
}

export interface Sheet {
  name: string
  columns: readonly Column[]
}

/** A word of a cell that the column does not know. */
export class UnknownWord {
  readonly options: string
  constructor(options: readonly string[]) {
    this.options = options.join(', ')
  }
}

const UNITS = {
  'ngày làm việc': 'working_days',
  ngày: 'days',
  'giờ làm việc': 'working_hours',
  giờ: 'hours',
  tháng: 'months',
}
const CHANNELS = { 'Trực tiếp': 'counter', 'Bưu chính': 'post', 'Trực tuyến': 'online' }
const LEVELS = { 'Cấp bộ': 'ministry', 'Cấp tỉnh': 'province', 'Cấp xã': 'commune', Khác: 'other' }
const SERVICE_LEVELS = { 'Toàn trình': 'full', 'Một phần': 'partial', 'Cung cấp thông tin': 'information' }
const CLOCKS = { 'Tính lại từ đầu': 'RESTART', 'Tạm dừng': 'PAUSE' }
const REQUIREMENTS = {
  'Bắt buộc': 'required',
  'Có điều kiện': 'conditional',
  'Một trong các giấy tờ': 'one_of',
  'Ghi chú': 'note',
}
const FEE_KINDS = {
  'Không thu': 'none',
  'Mức cố định': 'fixed',
  'Theo nghị quyết HĐND': 'by_resolution',
  'Theo biểu mức': 'by_rate_table',
  'Theo quy định pháp luật': 'by_law',
  'Giảm, miễn': 'reduction',
}

const text = (header: string, path: string, more: Partial<Column> = {}): Column => ({
  header,
  path,
  read: readText,
  ...more,
})
const list = (header: string, path: string, more: Partial<Column> = {}): Column => ({
  header,
  path,
  read: readList,
  ...more,
})
const number = (header: string, path: string, more: Partial<Column> = {}): Column => ({
  header,
  path,
  read: readNumber,
  ...more,
})
const date = (header: string, path: string, more: Partial<Column> = {}): Column => ({
  header,
  path,
  read: readDate,
  ...more,
})
const word = (header: string, path: string, words: Record<string, string>, more: Partial<Column> = {}): Column => ({
  header,
  path,
  words,
  read: (cell) => readWord(cell, words),
  ...more,
})

const CODE = text('Mã thủ tục', 'procedure_code', { required: true, width: 14, example: '1.009664' })

export const PROCEDURES: Sheet = {
  name: 'Thủ tục',
  columns: [
    text('Mã thủ tục', 'code', { required: true, width: 14, example: '1.009664' }),
    text('Mã lĩnh vực', 'field_code', { required: true, width: 12, example: 'DT' }),
    text('Tên lĩnh vực', 'field_name', { width: 28, example: 'Đầu tư tại Việt Nam' }),
    text('Tên thủ tục', 'name.vi', {
      required: true,
      width: 50,
      example: 'Thủ tục cấp Giấy chứng nhận đăng ký đầu tư',
    }),
    text('Tên tiếng Anh', 'name.en', { width: 40, example: 'Issue of investment registration certificate' }),
    word('Cấp', 'level', LEVELS, { width: 12, example: 'Cấp tỉnh' }),
    text('Cơ quan quyết định', 'agencies.deciding', { width: 30, example: 'Ban Quản lý các khu công nghiệp' }),
    list('Cơ quan thực hiện', 'agencies.executing', { width: 30 }),
    list('Cơ quan phối hợp', 'agencies.consulted', { width: 30 }),
    list('Đối tượng thực hiện', 'applicants', { width: 30, example: 'Doanh nghiệp; Tổ chức nước ngoài' }),
    text('Trình tự thực hiện', 'sequence', { width: 50 }),
    text('Yêu cầu, điều kiện', 'conditions', { width: 40 }),
    list('Kết quả', 'results', { width: 40, example: 'Giấy chứng nhận đăng ký đầu tư' }),
    list('Căn cứ pháp lý', 'legal_basis', { width: 40, example: '143/2025/QH15; 96/2026/NĐ-CP' }),
    text('Số quyết định công bố', 'decision.number', { width: 20, example: '1165/QĐ-BTC' }),
    date('Ngày quyết định', 'decision.date', { width: 14 }),
    date('Có hiệu lực từ', 'valid_from', { width: 14 }),
    word('Mức độ dịch vụ', 'service_level', SERVICE_LEVELS, { width: 16, example: 'Toàn trình' }),
    {
      header: 'Hình thức nộp',
      path: 'channels',
      words: CHANNELS,
      width: 34,
      example: 'Trực tiếp; Bưu chính; Trực tuyến',
      read: (cell) => readWords(cell, CHANNELS),
    },
    number('Số bộ hồ sơ', 'dossier_sets', { width: 10, example: 1 }),
    word('Khi bổ sung hồ sơ', 'clock.mode', CLOCKS, { required: true, width: 18, example: 'Tạm dừng' }),
    text('Căn cứ của cách tính', 'clock.legal_basis', {
      required: true,
      width: 34,
      example: 'Nghị định 96/2026/NĐ-CP Điều 6',
    }),
    text('Câu hỏi chọn trường hợp', 'case_question', { width: 34, example: 'Dự án thuộc trường hợp nào?' }),
    list('Từ khóa', 'keywords', { width: 24 }),
    text('Ghi chú', 'note', { width: 30 }),
  ],
}

export const CASES: Sheet = {
  name: 'Trường hợp',
  columns: [
    CODE,
    text('Trường hợp', 'code', { required: true, width: 12, example: '1' }),
    text('Tên trường hợp', 'name', {
      required: true,
      width: 60,
      example: 'Dự án không thuộc diện chấp thuận chủ trương đầu tư',
    }),
    number('Thời hạn', 'limit.value', { width: 10, example: 10 }),
    word('Đơn vị', 'limit.unit', UNITS, { width: 16, example: 'ngày làm việc' }),
    number('Thời hạn trực tuyến', 'online', { width: 18 }),
    number('Thời hạn bưu chính', 'post', { width: 18 }),
    text('Ghi chú thời hạn', 'limit_note', { width: 40 }),
  ],
}

export const COMPONENTS: Sheet = {
  name: 'Thành phần',
  columns: [
    CODE,
    text('Trường hợp', 'case_code', { width: 12, example: '1' }),
    text('Tên giấy tờ', 'name', { required: true, width: 60, example: 'Văn bản đề nghị thực hiện dự án đầu tư' }),
    text('Nhóm', 'group', { width: 24 }),
    text('Mẫu', 'form', { width: 16, example: 'Mẫu I.1.1' }),
    number('Bản chính', 'originals', { width: 10, example: 1 }),
    number('Bản sao chứng thực', 'certified_copies', { width: 18 }),
    number('Bản sao', 'copies', { width: 10 }),
    word('Yêu cầu', 'requirement', REQUIREMENTS, { width: 22, example: 'Bắt buộc' }),
    text('Ghi chú', 'note', { width: 30 }),
  ],
}

export const FEES: Sheet = {
  name: 'Phí',
  columns: [
    CODE,
    text('Trường hợp', 'case_code', { width: 12 }),
    word('Hình thức nộp', 'channel', CHANNELS, { width: 16 }),
    word('Loại', 'kind', FEE_KINDS, { required: true, width: 24, example: 'Không thu' }),
    number('Số tiền (đồng)', 'amount', { width: 16, example: 0 }),
    text('Nội dung', 'rule', { required: true, width: 50, example: 'Không thu phí, lệ phí' }),
    text('Căn cứ pháp lý', 'legal_basis', { width: 30 }),
    text('Ghi chú', 'note', { width: 30 }),
  ],
}

export const SHEETS: readonly Sheet[] = [PROCEDURES, CASES, COMPONENTS, FEES]

function readText(cell: Cell): string | null {
  if (cell === null) return null
  const read = cell instanceof Date ? readDate(cell) : String(cell).trim()
  return read === '' ? null : String(read)
}

function readList(cell: Cell): string[] {
  return (readText(cell) ?? '')
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** A number, also one typed as text with a decimal comma; anything else is left as it is, for the check to refuse. */
function readNumber(cell: Cell): unknown {
  if (typeof cell !== 'string') return cell
  const trimmed = cell.trim().replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed === '' ? null : trimmed
}

/** `YYYY-MM-DD` from a date cell (kept by the file as UTC midnight) or from dd/MM/yyyy. */
function readDate(cell: Cell): string | null {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  const typed = cell === null ? '' : String(cell).trim()
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? []
  if (year) return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return typed === '' ? null : typed
}

function readWord(cell: Cell, words: Readonly<Record<string, string>>): unknown {
  const typed = readText(cell)
  if (typed === null) return null
  const found = Object.keys(words).find((known) => known.toLowerCase() === typed.toLowerCase())
  return found === undefined ? new UnknownWord(Object.keys(words)) : words[found]
}

function readWords(cell: Cell, words: Readonly<Record<string, string>>): unknown {
  const read = readList(cell).map((part) => readWord(part, words))
  return read.find((one) => one instanceof UnknownWord) ?? read
}
