/** Tables as boards write them, built in Word and in spreadsheets for tests: each layout differs in ways that were seen. */
import {
  Document,
  HeightRule,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
} from 'docx'
import ExcelJS from 'exceljs'

/** A cell that begins (`>`) or goes on with (`^`) one merged downwards, or a text. */
type Texts = readonly string[]

export interface WordTable {
  lines?: readonly string[]
  rows: readonly Texts[]
  /** Columns over which the first cell of a row reaches, by row. */
  wide?: Readonly<Record<number, number>>
  /** The first column is numbered by Word itself. */
  numbered?: boolean
}

/** A Word document of lines and tables; `^` in a cell merges it with the one above. */
export async function wordOf(...tables: readonly WordTable[]): Promise<Uint8Array> {
  const children = tables.flatMap(({ lines = [], ...table }) => [
    ...lines.map((text) => new Paragraph(text)),
    new Table({ rows: table.rows.map((_, at) => wordRow(table, at)) }),
  ])
  const counting = { level: 0, format: LevelFormat.DECIMAL, text: '%1' }
  const document = new Document({
    numbering: { config: [{ reference: 'stt', levels: [counting] }] },
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function wordRow({ rows, wide = {}, numbered = false }: Omit<WordTable, 'lines'>, at: number): TableRow {
  const texts = rows[at] ?? []
  const cells = texts.map((text, column) => {
    const merges = text === '^' || rows[at + 1]?.[column] === '^'
    const merge = text === '^' ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART
    const counts = numbered && column === 0 && at > 0
    const paragraphs = (text === '^' ? '' : text)
      .split('\n')
      .map((each) => (counts ? new Paragraph({ numbering: { reference: 'stt', level: 0 } }) : new Paragraph(each)))
    return new TableCell({
      children: paragraphs,
      ...(merges ? { verticalMerge: merge } : {}),
      ...(column === 0 && wide[at] ? { columnSpan: wide[at] } : {}),
    })
  })
  return new TableRow({ children: cells, height: { value: 300, rule: HeightRule.ATLEAST } })
}

export interface SheetTable {
  name?: string
  rows: readonly (readonly (string | number | Date | null)[])[]
  merges?: readonly string[]
}

export async function sheetOf(...tables: readonly SheetTable[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const { name = 'Sheet1', rows, merges = [] } of tables) {
    const sheet = workbook.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row])
    for (const range of merges) sheet.mergeCells(range)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
