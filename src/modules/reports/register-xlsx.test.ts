import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { projectPath } from '#platform/project.ts'
import { writeRegisterXlsx } from './register-xlsx.ts'

type View = Parameters<typeof writeRegisterXlsx>[0]

const sample: View = JSON.parse(readFileSync(projectPath('data/forms/samples/07-so-theo-doi.json'), 'utf8'))

async function written(view: View): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  const bytes = await writeRegisterXlsx(view)
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('the workbook has no sheet')
  return sheet
}

/** Row of the table's head: where `STT` stands. */
function headRowOf(sheet: ExcelJS.Worksheet): number {
  for (let row = 1; row < 20; row++) if (sheet.getCell(row, 1).value === 'STT') return row
  throw new Error('no head row')
}

describe('register as a spreadsheet', () => {
  it('has one row per dossier under a two-row head, then the total', async () => {
    const sheet = await written(sample)
    const head = headRowOf(sheet)
    expect(sheet.getCell(head, 8).value).toBe('Ngày, tháng, năm')
    expect(sheet.getCell(head + 1, 8).value).toBe('Nhận hồ sơ')
    sample.rows.forEach((row, index) => {
      const at = head + 2 + index
      expect(sheet.getCell(at, 1).value).toBe(row.number)
      expect(sheet.getCell(at, 2).value).toBe(row.dossier_code)
      expect(sheet.getCell(at, 5).value).toBe(row.owner)
    })
    expect(sheet.getCell(head + 2 + sample.rows.length, 1).value).toBe(`Tổng số: ${sample.rows.length} hồ sơ.`)
  })

  it('prints on A4 landscape, one page wide, with the head on every page', async () => {
    const sheet = await written(sample)
    const head = headRowOf(sheet)
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 })
    expect(sheet.pageSetup.printTitlesRow).toBe(`${head}:${head + 1}`)
    expect(sheet.getCell(head + 2, 3).font.name).toBe('Times New Roman')
  })

  it('adds the column of the area when the province keeps it', async () => {
    const without = await written(sample)
    const with_area = await written({ ...sample, with_area: true })
    expect(without.getCell(headRowOf(without), 15).value).toBe('Ghi chú')
    expect(with_area.getCell(headRowOf(with_area), 15).value).toBe('Địa bàn')
  })

  it('keeps text that looks like a formula as text', async () => {
    const [first] = sample.rows
    if (!first) throw new Error('the sample has no rows')
    const sheet = await written({
      ...sample,
      rows: [{ ...first, owner: '=HYPERLINK("http://x.example";"bấm")', note: '+1' }],
    })
    const at = headRowOf(sheet) + 2
    expect(sheet.getCell(at, 5).type).toBe(ExcelJS.ValueType.String)
    expect(sheet.getCell(at, 5).value).toBe('=HYPERLINK("http://x.example";"bấm")')
  })

  it('is a register also when nothing was received', async () => {
    const sheet = await written({ ...sample, rows: [] })
    expect(sheet.getCell(headRowOf(sheet) + 2, 1).value).toBe('Tổng số: 0 hồ sơ.')
  })
})
