import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readXlsx, writeTemplate } from './procedure-workbook.ts'

/** The template with cells written over, `{'Thủ tục!B2': 'X'}`. */
async function filled(cells: Record<string, ExcelJS.CellValue> = {}): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await writeTemplate()) as unknown as ArrayBuffer)
  for (const [place, value] of Object.entries(cells)) {
    const [sheet = '', cell = ''] = place.split('!')
    const found = workbook.getWorksheet(sheet)
    if (!found) throw new Error(`no sheet ${sheet}`)
    found.getCell(cell).value = value
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
const errorsOf = async (cells: Record<string, ExcelJS.CellValue>) =>
  (await readXlsx(await filled(cells))).errors.map(({ place, rule }) => `${place} ${rule}`)

describe('the spreadsheet', () => {
  test('the template is itself a sound procedure', async () => {
    const { catalogue, errors, flags } = await readXlsx(await writeTemplate())
    expect(errors).toEqual([])
    expect(flags).toEqual([])
    expect(catalogue.fields).toEqual([{ code: 'DT', name: { vi: 'Đầu tư tại Việt Nam', en: null } }])
    expect(catalogue.procedures).toMatchObject([
      {
        code: '1.009664',
        clock: { mode: 'PAUSE' },
        service_level: { level: 'full' },
        applicants: ['Doanh nghiệp', 'Tổ chức nước ngoài'],
        cases: [
          { code: '1', limit: { value: 10, unit: 'working_days' }, components: [{ form: 'Mẫu I.1.1', originals: 1 }] },
        ],
        fees: [{ kind: 'none', amount: 0 }],
      },
    ])
  })

  test('dates, decimal commas, links and coloured letters are read as a person sees them', async () => {
    const bytes = await filled({
      'Thủ tục!P2': new Date(Date.UTC(2026, 5, 29)),
      'Thủ tục!Q2': '01/07/2026',
      'Trường hợp!D2': '4,75',
      'Trường hợp!F2': 3,
      'Thủ tục!D2': { richText: [{ text: 'Cấp ' }, { text: 'giấy' }] },
      'Thành phần!B2': null,
    })
    const { catalogue, errors } = await readXlsx(bytes)
    expect(errors).toEqual([])
    expect(catalogue.procedures[0]).toMatchObject({
      name: { vi: 'Cấp giấy' },
      decision: { date: '2026-06-29' },
      valid_from: '2026-07-01',
      cases: [
        {
          limit: { value: 4.75, counting: 'hours' },
          channel_limits: [{ channel: 'online', limit: { value: 3 } }],
          components: [],
        },
      ],
      components: [{ name: 'Văn bản đề nghị thực hiện dự án đầu tư' }],
    })
  })

  test.each<[string, Record<string, ExcelJS.CellValue>, string]>([
    ['an unknown unit', { 'Trường hợp!E2': 'tuần' }, 'Trường hợp!E2 not_one_of'],
    ['a limit that is no number', { 'Trường hợp!D2': 'mười' }, 'Trường hợp!D2 wrong_type'],
    ['a missing name', { 'Thủ tục!D2': null }, 'Thủ tục!D2 missing'],
    ['a fee in words', { 'Phí!E2': 'năm trăm' }, 'Phí!E2 wrong_type'],
    ['a paper of no case', { 'Thành phần!B2': '9' }, 'Thành phần!B2 no_such_case'],
    ['a case of no procedure', { 'Trường hợp!A2': '1.000000' }, 'Trường hợp!A2 no_such_procedure'],
    ['a column that is gone', { 'Thủ tục!D1': 'Khác' }, 'Thủ tục!1 no_such_column'],
    ['a day that is none', { 'Thủ tục!Q2': '31/02/2026' }, 'Thủ tục!Q2 wrong_format'],
  ])('%s is told with its cell', async (_, cells, expected) => {
    expect(await errorsOf(cells)).toContain(expected)
  })

  test('a field that is known need not be named', async () => {
    const known = [{ code: 'DT', name: { vi: 'Đầu tư tại Việt Nam', en: 'Investment' } }]
    expect((await readXlsx(await filled({ 'Thủ tục!C2': null }), known)).catalogue.fields).toEqual(known)
    expect(await errorsOf({ 'Thủ tục!C2': null })).toContain('Thủ tục!C2 missing')
  })
})
