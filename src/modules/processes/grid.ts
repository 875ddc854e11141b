/** A table as it stands in a file, whatever the kind of file. Pure. */

export interface Cell {
  text: string
  /** What a spreadsheet keeps: numbers and dates are none of the text's. */
  value: string | number | Date | null
  /** Where it stands, as the person finds it: `Sheet1!D7`. */
  place: string
  /** Continues the cell above, or to the left, with which it is merged. */
  down: boolean
  across: boolean
}

export interface Grid {
  /** Of the sheet; null in a document. */
  name: string | null
  /** Lines of text that stand above the table, after the table before. */
  before: readonly string[]
  rows: readonly (readonly Cell[])[]
}

export const textOf = (cell: Cell | undefined) => cell?.text ?? ''
