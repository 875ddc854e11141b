import { Num } from '#platform/ui/dates.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import type { ListLine } from '../recount-view.ts'

export interface MoveTableProps {
  lines: readonly ListLine[]
  /** The reader may open dossiers. */
  mayOpen: boolean
  /** Code of the calendar: each line leads to the old and the new way of counting. */
  why?: string
}

/** Dossiers with their old and new dates; under 760 px each is a card. */
export function MoveTable({ lines, mayOpen, why }: MoveTableProps) {
  return (
    <Table
      rows={lines}
      rowKey={(line) => line.code}
      columns={[
        {
          label: m.deadlines_recount_col_dossier(),
          head: true,
          cell: (line) => <Dossier line={line} mayOpen={mayOpen} />,
        },
        {
          label: m.deadlines_recount_col_holder(),
          cell: (line) => (
            <>
              {line.holder ?? line.unit}
              {line.holder && <div className="small sub">{line.unit}</div>}
            </>
          ),
        },
        { label: m.deadlines_recount_col_dates(), cell: (line) => <Moves line={line} /> },
        { label: m.deadlines_recount_col_tell(), cell: (line) => line.tell },
        ...(why
          ? [
              {
                label: m.deadlines_recount_col_why(),
                cell: (line: ListLine) => (
                  <a href={`/deadlines/recounts/new/${line.code}?calendar=${encodeURIComponent(why)}`}>
                    {m.deadlines_recount_why()}
                    <span className="sr"> {line.code}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Dossier({ line, mayOpen }: { line: ListLine; mayOpen: boolean }) {
  return (
    <>
      {mayOpen ? (
        <a href={`/dossiers/${line.code}`}>
          <Num>{line.code}</Num>
        </a>
      ) : (
        <Num>{line.code}</Num>
      )}
      {line.owner && <div>{line.owner}</div>}
      <div className="small sub clamp" title={line.procedure}>
        {line.procedure}
      </div>
    </>
  )
}

function Moves({ line }: { line: ListLine }) {
  return (
    <>
      {line.moves.map((move) => (
        <div key={move.clock} style={{ marginBottom: '6px' }}>
          <div className="small sub">{move.label}</div>
          <div>
            <span className="nb">
              <Digits>{move.before}</Digits>
            </span>{' '}
            <span className="nb b">
              → <Digits>{move.after}</Digits>
            </span>
          </div>
          {move.difference && <div className="small">{move.difference}</div>}
        </div>
      ))}
      {line.note && <StateBadge state={line.concern === null ? 'wait' : 'over'}>{line.note}</StateBadge>}
    </>
  )
}
