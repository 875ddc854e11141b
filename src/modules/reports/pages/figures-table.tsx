import { m } from '#words'
import type { Cell, Figures } from '../form-06a.ts'
import type { SheetRow } from '../sheet-06a.ts'

/** The columns of the form, with what they are called here and on the phone. */
export interface FigureColumn {
  cell: Cell
  label: string
}

export interface FiguresTableProps {
  of: string
  caption: string
  columns: readonly FigureColumn[]
  rows: readonly SheetRow[]
  totals: Figures
  /** Address of the dossiers behind a number; null shows the number alone. `key` null: of the whole form. */
  open: (cell: Cell, key: string | null, group: boolean) => string | null
}

/** Form II.06a in its official layout; on the phone every line is a card. Every number opens to its dossiers. */
export function FiguresTable({ of, caption, columns, rows, totals, open }: FiguresTableProps) {
  return (
    <table className="tb figures">
      <caption>{caption}</caption>
      <FiguresHead of={of} columns={columns} />
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.key} className={row.group ? 'group' : undefined}>
            <td data-l="" className="num">
              {row.group ? '' : lineNumber(rows, index)}
            </td>
            <th scope="row" data-l="">
              {row.name} {row.code?.includes('.') && !row.group && <span className="sub num">{row.code}</span>}
            </th>
            {columns.map(({ cell, label }) => (
              <Figure key={cell} label={label} value={row[cell]} href={open(cell, row.key, row.group)} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td data-l="" />
          <th scope="row" data-l="">
            {m.reports_total()}
          </th>
          {columns.map(({ cell, label }) => (
            <Figure key={cell} label={label} value={totals[cell]} href={open(cell, null, false)} />
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

function lineNumber(rows: readonly SheetRow[], index: number): number {
  return rows.slice(0, index + 1).filter((row) => !row.group).length
}

/** Of the columns; the last one stands beside the form and has none. */
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]

function FiguresHead({ of, columns }: Pick<FiguresTableProps, 'of' | 'columns'>) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {m.reports_no()}
        </th>
        <th scope="col" rowSpan={2}>
          {of}
        </th>
        <th scope="colgroup" colSpan={4}>
          {m.reports_group_received()}
        </th>
        <th scope="colgroup" colSpan={4}>
          {m.reports_group_resolved()}
        </th>
        <th scope="colgroup" colSpan={3}>
          {m.reports_group_in_process()}
        </th>
        <th scope="colgroup">{m.reports_group_beside()}</th>
      </tr>
      <tr>
        {columns.map(({ cell, label }) => (
          <th key={cell} scope="col" className="r">
            {cell.endsWith('_total') ? m.reports_total() : label}
          </th>
        ))}
      </tr>
      <tr className="numbers">
        {NUMBERS.map((number) => (
          <td key={number}>{number > 13 ? '' : `(${number})`}</td>
        ))}
      </tr>
    </thead>
  )
}

function Figure({ label, value, href }: { label: string; value: number; href: string | null }) {
  const text = value.toLocaleString('vi-VN')
  return (
    <td data-l={label} className="r num">
      <div>
        {value > 0 && href ? (
          <a href={href}>{text}</a>
        ) : (
          <span className={value === 0 ? 'sub' : undefined}>{text}</span>
        )}
      </div>
    </td>
  )
}
