import mammoth from 'mammoth'
import { m } from '#words'
import type { Cell, Grid } from './grid.ts'
import { tidy } from './plain-text.ts'

/** The parts of mammoth's document model that matter here; it has worked out merged rows already. */
interface Part {
  type: string
  value?: string
  children?: Part[]
  colSpan?: number
  rowSpan?: number
}

/** The tables of a Word document with the lines above each. @throws when the bytes are none */
export async function readDocx(bytes: Uint8Array): Promise<Grid[]> {
  let document: Part | undefined
  const keep = (part: Part) => {
    document = part
    return part
  }
  await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument: keep })
  const grids: Grid[] = []
  let lines: string[] = []
  for (const part of document?.children ?? []) {
    if (part.type !== 'table') {
      const text = tidy(textOf(part))
      if (text !== '') lines.push(text)
      continue
    }
    grids.push({ name: null, before: lines, rows: gridOf(part, grids.length + 1) })
    lines = []
  }
  return grids
}

/** The text of a part; a paragraph ends a line. */
function textOf(part: Part): string {
  if (part.type === 'text') return part.value ?? ''
  if (part.type === 'tab') return ' '
  if (part.type === 'break') return '\n'
  const inside = (part.children ?? []).map(textOf).join('')
  return part.type === 'paragraph' || part.type === 'tableRow' ? `${inside}\n` : inside
}

/** Cells in their places: merged ones fill all that they cover. */
function gridOf(table: Part, number: number): Cell[][] {
  const rows = (table.children ?? []).filter((part) => part.type === 'tableRow')
  const grid: Cell[][] = rows.map(() => [])
  for (const [at, row] of rows.entries()) {
    let column = 0
    for (const part of (row.children ?? []).filter(({ type }) => type === 'tableCell')) {
      while (grid[at]?.[column]) column++
      place(grid, part, { at, column, number })
      column += part.colSpan ?? 1
    }
  }
  // A row may end early; the place is empty then.
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row, at) =>
    Array.from({ length: width }, (_, column) => row[column] ?? emptyCell(at, column, number)),
  )
}

function place(
  grid: Cell[][],
  part: Part,
  { at, column, number }: { at: number; column: number; number: number },
): void {
  const text = tidy((part.children ?? []).map(textOf).join(''))
  for (let down = 0; down < (part.rowSpan ?? 1); down++) {
    for (let across = 0; across < (part.colSpan ?? 1); across++) {
      const row = grid[at + down]
      if (!row) continue
      const where = placeText(number, at + down, column + across)
      row[column + across] = { text, value: text, place: where, down: down > 0, across: across > 0 }
    }
  }
}

const placeText = (table: number, row: number, column: number) =>
  m.processes_place_document({ table, row: row + 1, column: column + 1 })

const emptyCell = (at: number, column: number, table: number): Cell => ({
  text: '',
  value: null,
  place: placeText(table, at, column),
  down: false,
  across: false,
})
