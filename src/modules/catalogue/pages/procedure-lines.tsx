import { Digits } from '#platform/ui/digits.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { m } from '#words'

export interface ProcedureLine {
  code: string
  name: string
  status: 'current' | 'superseded' | 'listed'
  field: string | null
  /** "5 hoặc 10 ngày làm việc" */
  limit: string | null
}

/** Procedures under each other: name, limit, field and code. */
export function ProcedureLines({ lines }: { lines: readonly ProcedureLine[] }) {
  return (
    <ul className="results">
      {lines.map((line) => (
        <li key={line.code}>
          <a href={`/catalogue/${encodeURIComponent(line.code)}`}>{line.name}</a>
          {line.limit && (
            <span className="m b">
              <Digits>{line.limit}</Digits>
            </span>
          )}
          <span className="m">
            {line.field && `${line.field} · `}
            <span className="num">{line.code}</span>
          </span>
          {line.status !== 'current' && (
            <StateBadge state={line.status === 'superseded' ? 'stop' : 'received'} plain>
              {line.status === 'superseded' ? m.catalogue_status_superseded() : m.catalogue_status_listed()}
            </StateBadge>
          )}
        </li>
      ))}
    </ul>
  )
}
