import type { ReactNode } from 'react'
import { Card, DefinitionList } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import type { DifferenceView } from './difference-view.ts'
import type { HourLine } from './year-view.ts'

const CHANGES = {
  added: { state: 'done', words: m.calendar_change_added },
  removed: { state: 'over', words: m.calendar_change_removed },
  changed: { state: 'wait', words: m.calendar_change_changed },
} as const

/** Days added, removed and changed; hours; working days of the years before and after. */
export function Difference({ view }: { view: DifferenceView }) {
  if (view.same) return <p className="sub">{m.calendar_same()}</p>
  return (
    <div className="yr-below">
      {view.years.length > 0 && <YearCounts years={view.years} />}
      {view.days.length > 0 && <ChangedDays days={view.days} />}
      {view.hours && (
        <Card title={m.calendar_hours()}>
          <BeforeAfter before={<Hours lines={view.hours.before} />} after={<Hours lines={view.hours.after} />} />
        </Card>
      )}
      {view.seasons && (
        <Card title={m.calendar_seasons()}>
          <BeforeAfter before={<Lines lines={view.seasons.before} />} after={<Lines lines={view.seasons.after} />} />
        </Card>
      )}
      {view.particulars.length > 0 && (
        <Card title={m.calendar_particulars()}>
          <Table
            rows={view.particulars}
            rowKey={(row) => row.name}
            columns={[
              { label: m.calendar_col_what(), head: true, cell: (row) => row.name },
              { label: m.calendar_before(), cell: (row) => <Digits>{row.before}</Digits> },
              { label: m.calendar_after(), cell: (row) => <Digits>{row.after}</Digits> },
            ]}
          />
        </Card>
      )}
    </div>
  )
}

function YearCounts({ years }: { years: DifferenceView['years'] }) {
  return (
    <DefinitionList
      items={years.map(({ year, before, after }) => ({
        term: m.calendar_working_days_of({ year: String(year) }),
        value: (
          <Digits>
            {before === after
              ? m.calendar_days_unchanged({ days: String(after) })
              : m.calendar_days_from_to({ before: String(before), after: String(after) })}
          </Digits>
        ),
      }))}
    />
  )
}

function ChangedDays({ days }: { days: DifferenceView['days'] }) {
  return (
    <Card title={m.calendar_changed_days()} end={<Digits>{String(days.length)}</Digits>}>
      <Table
        rows={days}
        rowKey={(row) => row.on}
        columns={[
          { label: m.calendar_col_day(), head: true, cell: (row) => <DateText value={row.on} form="day" /> },
          {
            label: m.calendar_col_change(),
            cell: (row) => <StateBadge state={CHANGES[row.change].state}>{CHANGES[row.change].words()}</StateBadge>,
          },
          { label: m.calendar_before(), cell: (row) => <Digits>{row.before}</Digits> },
          { label: m.calendar_after(), cell: (row) => <Digits>{row.after}</Digits> },
        ]}
      />
    </Card>
  )
}

function BeforeAfter({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <div className="yr-two">
      <section>
        <h3>{m.calendar_before()}</h3>
        {before}
      </section>
      <section>
        <h3>{m.calendar_after()}</h3>
        {after}
      </section>
    </div>
  )
}

export function Hours({ lines }: { lines: readonly HourLine[] }) {
  return <DefinitionList items={lines.map((line) => ({ term: line.days, value: <Digits>{line.hours}</Digits> }))} />
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <p className="sub">{m.calendar_seasons_none()}</p>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <Digits>{line}</Digits>
        </li>
      ))}
    </ul>
  )
}
