import { expect, test } from 'vitest'
import { isBlocked } from './findings.ts'
import { lintProcess } from './lint.ts'
import { sayFinding } from './process-words.ts'
import { readProcessFile } from './read-process-file.ts'
import type { ReadProcess } from './read-table.ts'
import { sheetOf, wordOf } from './sample-tables.ts'
import { timeText } from './time-text.ts'

async function read(bytes: Uint8Array): Promise<ReadProcess[]> {
  const reading = await readProcessFile(bytes)
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading))
  return reading.processes
}

const short = ({ process }: ReadProcess) =>
  process.steps.map(({ number, kind, assignee, budget, counted, name }) =>
    [
      number,
      kind,
      `${assignee.role ?? '?'}${assignee.external ? '!' : ''}`,
      timeText(budget, counted) || '–',
      name,
    ].join(' | '),
  )
const notes = ({ findings }: ReadProcess) => findings.map(({ rule, cell }) => `${rule} ${cell}`)

test('the five columns of the form, decomposed letters, a title beside the state’s name', async () => {
  const bytes = await wordOf(
    { rows: [['UBND TỈNH AN BÌNH\nBAN QUẢN LÝ KCN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']] },
    {
      lines: [
        'QUY TRÌNH NỘI BỘ',
        'Tên thủ tục: Cấp Giấy chứng nhận đăng ký đầu tư',
        'Thời hạn giải quyết: 10 ngày làm việc',
      ],
      rows: [
        ['Bước', 'Đơn vị/người thực hiện', 'Nội dung công việc', 'Thời gian', 'Kết quả'],
        ['Bước 1', 'Bộ phận Một cửa', 'Tiếp nhận hồ sơ', '0,5 ngày', 'Giấy tiếp nhận'],
        ['Bước 2', 'Trưởng phòng Quản lý đầu tư', 'Phân công xử lý', '02 giờ', ''],
        ['Bước 3', 'Chuyên viên', 'Thẩm định hồ sơ', '6 ngày làm việc', 'Tờ trình'],
        ['Bước 4', 'Lãnh đạo phòng', 'Kiểm tra, trình Lãnh đạo Ban', '01 ngày', ''],
        ['Bước 5', 'Lãnh đạo Ban', 'Ký duyệt', '1,5 ngày (12 giờ)', 'GCN'],
        ['Bước 6', 'Văn thư', 'Vào sổ, đóng dấu', '½ ngày làm việc', ''],
        ['Bước 7', 'Bộ phận Một cửa', 'Trả kết quả', 'Giờ hành chính', ''],
        ['Tổng cộng', '', '', '9,75 ngày làm việc', ''],
      ].map((row) => row.map((text) => text.normalize('NFD'))),
    },
  )
  const [only] = await read(bytes)
  expect(only?.process).toMatchObject({
    name: 'Cấp Giấy chứng nhận đăng ký đầu tư',
    limit: { value: 10, unit: 'working_days' },
  })
  expect(short(only as ReadProcess)).toEqual([
    '1 | reception | counter_officer | 0,5 ngày làm việc | Tiếp nhận hồ sơ',
    '2 | assignment | head | 2 giờ làm việc | Phân công xử lý',
    '3 | appraisal | specialist | 6 ngày làm việc | Thẩm định hồ sơ',
    '4 | review | head | 1 ngày làm việc | Kiểm tra, trình Lãnh đạo Ban',
    '5 | signing | leader | 1,5 ngày làm việc | Ký duyệt',
    '6 | issuing | clerk | 0,5 ngày làm việc | Vào sổ, đóng dấu',
    '7 | returning | counter_officer | Không tính vào thời hạn | Trả kết quả',
  ])
  expect(notes(only as ReadProcess)).toEqual([])
  expect(isBlocked(lintProcess((only as ReadProcess).process))).toBe(false)
})

test('other words in another order, Word counts the rows, a head again on the second page', async () => {
  const head = ['TT', 'Thời hạn', 'Trách nhiệm', 'Trình tự thực hiện', 'Sản phẩm', 'Biểu mẫu', 'Căn cứ']
  const bytes = await wordOf(
    {
      numbered: true,
      rows: [
        head,
        ['', '04 giờ', 'Công chức TTPVHCC tỉnh', 'Tiếp nhận, số hóa', '', 'Mẫu số 01; Mẫu số 06', 'NĐ 118'],
        ['', '2,5 ngày (20 giờ)', 'CV phòng QHXD', 'Thẩm định hồ sơ', 'Dự thảo', '', ''],
        ['', '30 phút', 'LĐ phòng QHXD', 'Duyệt dự thảo', '', 'BM-QLXD-07', ''],
      ],
    },
    {
      rows: [
        ['', '01 ngày', 'Phó Trưởng Ban', 'Phê duyệt', 'Giấy phép', '', ''],
        ['', '30 phút', 'Văn thư Ban', 'Đóng dấu, phát hành', '', '', ''],
        ['', 'Không tính thời gian', 'TTPVHCC', 'Trả kết quả cho tổ chức, cá nhân', '', 'Biên nhận trả kết quả', ''],
      ],
    },
  )
  const [only, ...others] = await read(bytes)
  expect(others).toEqual([])
  expect(short(only as ReadProcess)).toEqual([
    '1 | reception | counter_officer | 4 giờ làm việc | Tiếp nhận, số hóa',
    '2 | appraisal | specialist | 2,5 ngày làm việc | Thẩm định hồ sơ',
    '3 | review | head | 0,5 giờ làm việc | Duyệt dự thảo',
    '4 | signing | leader | 1 ngày làm việc | Phê duyệt',
    '5 | issuing | clerk | 0,5 giờ làm việc | Đóng dấu, phát hành',
    '6 | returning | counter_officer | Không tính vào thời hạn | Trả kết quả cho tổ chức, cá nhân',
  ])
  expect(only?.process.steps[0]?.prints).toEqual(['receipt', 'control_slip'])
  expect(notes(only as ReadProcess)).toEqual([
    'column_not_understood bảng 1, hàng 1, cột 7',
    'print_not_understood bảng 1, hàng 4, cột 6',
  ])
})

test('a head of two lines, hours beside days, section titles, merged posts', async () => {
  const bytes = await sheetOf({
    rows: [
      ['Thủ tục: Cấp giấy phép lao động'],
      ['Thời hạn giải quyết', '5 ngày làm việc'],
      [],
      ['STT', 'Nội dung', 'Người thực hiện', 'Thời gian', null, 'Ghi chú'],
      [null, null, null, 'Ngày', 'Giờ', null],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      ['I. Tại Trung tâm'],
      [1, 'Tiếp nhận hồ sơ', 'Công chức tại Trung tâm', 0.5, 4, null],
      [2, 'Thẩm định hồ sơ', 'Công chức tại Trung tâm', 2.5, 20, null],
      ['II. Tại Ban'],
      [3, 'Ký giấy phép', 'Lãnh đạo Ban', 1, 7, null],
      [4, 'Đóng dấu', 'Văn thư', 0.5, null, 'Con dấu thứ hai'],
      [5, 'Trả kết quả', 'Công chức tại Trung tâm', 0.5, null, null],
      ['Tổng cộng', null, null, 6, null, null],
    ],
    merges: ['A4:A5', 'B4:B5', 'C4:C5', 'D4:E4', 'F4:F5', 'A7:F7', 'A10:F10', 'A14:C14'],
  })
  const [only] = await read(bytes)
  expect(only?.process).toMatchObject({ name: 'Cấp giấy phép lao động', limit: { value: 5, unit: 'working_days' } })
  expect(short(only as ReadProcess)).toEqual([
    '1 | reception | counter_officer | 0,5 ngày làm việc | Tiếp nhận hồ sơ',
    '2 | appraisal | specialist | 2,5 ngày làm việc | Thẩm định hồ sơ',
    '3 | signing | leader | 1 ngày làm việc | Ký giấy phép',
    '4 | issuing | clerk | 0,5 ngày làm việc | Đóng dấu',
    '5 | returning | counter_officer | 0,5 ngày làm việc | Trả kết quả',
  ])
  expect(notes(only as ReadProcess)).toEqual([
    'row_ignored Sheet1!A7',
    'row_ignored Sheet1!A10',
    'time_contradicts Sheet1!D11',
    'total_differs Sheet1!D14',
  ])
  expect(only?.process.steps[3]?.note).toBe('Con dấu thứ hai')
})

test('one number over several people, work over several rows, one time for two steps', async () => {
  const bytes = await sheetOf({
    name: 'QT01',
    rows: [
      ['Các bước', 'Đơn vị', 'Nội dung công việc', 'Thời gian thực hiện (giờ)', 'Kết quả'],
      ['Bước 1: Tiếp nhận', 'Bộ phận TN&TKQ', 'Kiểm tra thành phần\nQuét hồ sơ', 4, null],
      [null, null, 'Cấp giấy hẹn', null, null],
      ['Bước 2: Giải quyết', 'Trưởng phòng', 'Phân công', 2, null],
      [null, 'Chuyên viên', 'Thẩm định', '16', null],
      [null, 'Trưởng phòng', 'Duyệt', 4, null],
      ['Bước 3: Phê duyệt', 'Lãnh đạo Ban', 'Ký', '8 giờ', null],
      ['Bước 4: Phát hành', 'Văn thư', 'Đóng dấu', null, null],
      ['Bước 5. Trả kết quả', 'Bộ phận TN&TKQ', 'Trả kết quả, thu phí', 0, null],
    ],
    merges: ['A2:A3', 'B2:B3', 'D2:D3', 'A4:A6', 'D7:D8'],
  })
  const [only] = await read(bytes)
  expect(only?.process.steps[0]).toMatchObject({
    name: 'Tiếp nhận',
    content: 'Kiểm tra thành phần\nQuét hồ sơ\nCấp giấy hẹn',
  })
  expect(short(only as ReadProcess)).toEqual([
    '1 | reception | counter_officer | 4 giờ làm việc | Tiếp nhận',
    '2a | assignment | head | 2 giờ làm việc | Phân công',
    '2b | appraisal | specialist | 16 giờ làm việc | Thẩm định',
    '2c | review | head | 4 giờ làm việc | Duyệt',
    '3 | signing | leader | 8 giờ làm việc | Phê duyệt',
    '4 | issuing | clerk | 0 giờ làm việc | Phát hành',
    '5 | returning | counter_officer | 0 giờ làm việc | Trả kết quả',
  ])
  expect(notes(only as ReadProcess)).toEqual(['row_ignored QT01!A4', 'time_shared QT01!D8'])
})

test('several processes in one file: sheets, tables one under the other, tables of a document', async () => {
  const table = (first: string) => [
    ['STT', 'Bộ phận', 'Công việc', 'Thời gian'],
    ['1', 'Một cửa', 'Tiếp nhận', first],
    ['2', 'Chuyên viên', 'Thẩm định', '1 ngày'],
    ['3', 'Lãnh đạo Ban', 'Ký', '1 ngày'],
    ['4', 'Một cửa', 'Trả kết quả', '0 ngày'],
  ]
  const stacked = [['Quy trình: A'], ...table('1 giờ'), [], ['Quy trình: B'], ...table('2 giờ')]
  const sheets = await read(
    await sheetOf(
      { name: 'Một', rows: stacked },
      { name: 'Ba', rows: table('3 giờ') },
      { name: 'Ghi chú', rows: [['không có gì']] },
    ),
  )
  expect(sheets.map(({ process }) => `${process.name} ${timeText(process.steps[0]?.budget ?? null)}`)).toEqual([
    'A 1 giờ làm việc',
    'B 2 giờ làm việc',
    'Ba 3 giờ làm việc',
  ])
  const words = await read(
    await wordOf({ lines: ['Quy trình: A'], rows: table('1 giờ') }, { lines: ['Quy trình: B'], rows: table('2 giờ') }),
  )
  expect(words.map(({ process }) => process.name)).toEqual(['A', 'B'])
})

test('what is not understood is named with its cell, and nobody is invented', async () => {
  const bytes = await sheetOf({
    rows: [
      ['Bước', 'Đơn vị/người thực hiện', 'Nội dung công việc', 'Thời gian', 'Kết quả', 'Chuyển tiếp'],
      ['1', 'Bộ phận Một cửa', 'Tiếp nhận hồ sơ', new Date('2026-02-01T00:00:00Z'), null, null],
      ['2', null, 'Thẩm định', 'nhanh nhất có thể', null, 'xem sơ đồ'],
      ['3', 'Ông Ba', 'Ký duyệt', '1-2 ngày', null, 'Bước 9'],
      ['4', 'Bộ phận Một cửa', 'Trả kết quả', '0,5 ngày', null, 'Kết thúc'],
    ],
  })
  const [only] = await read(bytes)
  const { process, findings, cells } = only as ReadProcess
  expect(
    findings
      .map((finding) => sayFinding(finding, process, 'vi'))
      .map(({ rule, place, blocks }) => [rule, place, blocks]),
  ).toEqual([
    ['flow_not_understood', 'Sheet1!F3 (bước 2)', true],
    ['time_is_a_date', 'Sheet1!D2 (bước 1)', true],
    ['time_not_understood', 'Sheet1!D3 (bước 2)', true],
    ['who_not_understood', 'Sheet1!B4 (bước 3)', false],
    ['time_range', 'Sheet1!D4 (bước 3)', false],
  ])
  expect(process.steps[1]?.assignee).toEqual({ role: null, hint: null, external: false })
  expect(process.steps[2]?.budget).toMatchObject({ value: 2 })
  expect(lintProcess(process).map(({ rule, step }) => `${rule} ${step}`)).toEqual([
    'no_issuing null',
    'no_limit null',
    'no_budget b1',
    'no_budget b2',
    'no_assignee b2',
    'target_missing b3',
  ])
  expect(cells.get('b2')?.time).toBe('Sheet1!D3')
})

test('plain days are plain days where the limit is', async () => {
  const rows = (limit: string) => [
    [`Thời hạn giải quyết: ${limit}`],
    ['TT', 'Người thực hiện', 'Nội dung', 'Thời gian'],
    ['1', 'Một cửa', 'Tiếp nhận', '0,5 ngày'],
    ['2', 'Chuyên viên', 'Thẩm định', '12 ngày'],
    ['3', 'Lãnh đạo Ban', 'Ký', '2 ngày'],
    ['4', 'Một cửa', 'Trả kết quả', '0,5 ngày'],
  ]
  const [plain] = await read(await sheetOf({ rows: rows('15 ngày') }))
  expect(plain?.process.steps[1]?.budget?.unit).toBe('days')
  expect(lintProcess((plain as ReadProcess).process).some(({ rule }) => rule === 'path_over_limit')).toBe(false)
  const [working] = await read(await sheetOf({ rows: rows('15 ngày làm việc') }))
  expect(working?.process.steps[1]?.budget?.unit).toBe('working_days')
})

test('files that hold no process', async () => {
  expect(
    await read(
      await sheetOf({
        rows: [
          ['Họ tên', 'Điện thoại'],
          ['A', '1'],
        ],
      }),
    ),
  ).toEqual([])
  expect(await readProcessFile(new TextEncoder().encode('xin chào'))).toEqual({
    kind: 'unreadable',
    reason: 'not_a_process',
  })
  expect(await readProcessFile(new TextEncoder().encode('{"format":"khác"}'))).toEqual({
    kind: 'unreadable',
    reason: 'not_a_process',
  })
  expect(await readProcessFile(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toEqual({
    kind: 'unreadable',
    reason: 'old_word',
  })
  const torn = (await wordOf({ rows: [['Bước', 'Ai', 'Việc']] })).slice(0, 900)
  expect(await readProcessFile(torn)).toMatchObject({ kind: 'unreadable' })
})
