import type { ReactNode } from 'react'

export interface Column<Row> {
  label: string
  cell(row: Row): ReactNode
  /** Digits of one width, at the right. */
  right?: boolean
  /** The row's own name: on the phone it heads the card, without its label. */
  head?: boolean
}

export interface TableProps<Row> {
  caption?: ReactNode
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
}

/** A plain table; under 760 px every row is a card with its labels, and nothing scrolls sideways. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <table className="tb">
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col" className={column.right ? 'r' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-row>
            {columns.map((column) => (
              <td
                key={column.label}
                data-l={column.head ? '' : column.label}
                className={[column.right && 'r num', column.head && 'b'].filter(Boolean).join(' ') || undefined}
              >
                {/* One element: on the phone the cell is a grid of label and value. */}
                <div>{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
