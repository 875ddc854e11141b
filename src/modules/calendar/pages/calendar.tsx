import type { CSSProperties } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { dateParts, shortWeekday } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { Card, DefinitionList, EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Tabs } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { listCalendars, workingCalendar } from '../calendar-queries.ts'
import { type ExceptionView, type MonthView, yearView } from './year-view.ts'

/** Years around this one, and as far as days off have been announced. */
const YEARS_BACK = 2
const YEARS_AHEAD = 1

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = await requirePage(args, 'calendar.view')
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const code = search.get('code') ?? 'vn'
  const today = legalDay(app.clock.now())
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: YEARS_BACK + YEARS_AHEAD + 1 }, (_, index) => thisYear - YEARS_BACK + index)
  const year = years.find((each) => String(each) === search.get('year')) ?? thisYear
  const [rows, calendar] = await Promise.all([listCalendars(db), workingCalendar(db, code)])
  const newest = rows.filter((row, index) => rows.findIndex((other) => other.code === row.code) === index)
  const nameIn = (row: { name: string; name_en: string }) => (locale === 'en' ? row.name_en : row.name)
  return {
    code,
    years,
    name: nameIn(newest.find((row) => row.code === code) ?? { name: calendar.name, name_en: calendar.name }),
    calendars: newest.map((row) => ({ code: row.code, name: nameIn(row) })),
    view: yearView(calendar, year, today, locale),
  }
}

/** The year at a glance, its days off with their ground, and the hours: read by officers, changed by a new version. */
export default function CalendarPage() {
  const { view, years, code, name, calendars } = useLoaderData<typeof loader>()
  const year = String(view.year)
  return (
    <div className="page">
      <PageTitle
        title={m.calendar_year_title({ year })}
        line={<Digits>{m.calendar_year_line({ days: view.workingDays, name, version: view.version })}</Digits>}
        acts={
          <a className="btn" href="/calendar/why">
            {m.calendar_why_link()}
          </a>
        }
      />
      {calendars.length > 1 && (
        <Tabs
          label={m.calendar_which()}
          tabs={calendars.map((each) => ({
            label: each.name,
            href: `/calendar?code=${each.code}`,
            current: each.code === code,
          }))}
        />
      )}
      <Tabs
        label={m.calendar_years()}
        tabs={years.map((each) => ({
          label: <Digits>{String(each)}</Digits>,
          href: `/calendar?code=${code}&year=${each}`,
          current: each === view.year,
        }))}
      />
      {!view.announced && <Notice tone="warning">{m.calendar_year_unannounced({ year })}</Notice>}
      <div className="yr">
        {view.months.map((month) => (
          <Month key={month.month} month={month} />
        ))}
      </div>
      <YearLegend />
      <div className="yr-below">
        <Card title={m.calendar_hours()}>
          <HourList hours={view.hours} />
          {view.seasons.map((season) => (
            <div key={season.name}>
              <h3>{season.name}</h3>
              <HourList hours={season.hours} />
            </div>
          ))}
          <p className="sub small section">{m.calendar_how_to_change()}</p>
        </Card>
        <Card title={m.calendar_exceptions()}>
          <Exceptions rows={view.exceptions} year={year} />
        </Card>
      </div>
    </div>
  )
}

function Month({ month }: { month: MonthView }) {
  const locale = currentLocale()
  const name = m.calendar_month({ month: month.month })
  const first = month.days[0]
  return (
    <section className="yr-m" aria-label={name}>
      <h2>
        <span>
          <Digits>{name}</Digits>
        </span>
        <span className="sub small">
          <Digits>{m.calendar_month_days({ days: month.workingDays })}</Digits>
        </span>
      </h2>
      <div className="yr-w" aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <span key={weekday}>{shortWeekday(weekday, locale)}</span>
        ))}
      </div>
      <ol className="yr-d" style={{ '--col': first ? dateParts(first.on).weekday : 1 } as CSSProperties}>
        {month.days.map((day) => (
          <li
            key={day.on}
            className={day.today ? `yr-${day.kind} now` : `yr-${day.kind}`}
            title={day.title}
            aria-current={day.today ? 'date' : undefined}
          >
            <span className="num">{Number(day.on.slice(8))}</span>
            {day.kind !== 'working' && day.kind !== 'weekend' && <span className="sr"> {day.title}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function YearLegend() {
  const kinds = [
    ['holiday', m.calendar_kind_holiday()],
    ['compensatory', m.calendar_kind_compensatory()],
    ['swapped', m.calendar_kind_swapped()],
    ['makeup', m.calendar_kind_makeup_short()],
    ['weekend', m.calendar_kind_weekend()],
  ]
  return (
    <ul className="yr-legend">
      {kinds.map(([kind, words]) => (
        <li key={kind}>
          <i className={`yr-${kind}`} />
          {words}
        </li>
      ))}
    </ul>
  )
}

function Exceptions({ rows, year }: { rows: readonly ExceptionView[]; year: string }) {
  if (rows.length === 0) return <EmptyState title={m.calendar_exceptions_none({ year })} icon="calendar-off" />
  return (
    <Table
      rows={rows}
      rowKey={(row) => row.on}
      columns={[
        { label: m.calendar_col_day(), head: true, cell: (row) => <DateText value={row.on} form="day" /> },
        { label: m.calendar_col_name(), cell: (row) => row.name },
        { label: m.calendar_col_kind(), cell: (row) => <Digits>{row.kind}</Digits> },
        { label: m.calendar_col_basis(), cell: (row) => <Digits>{row.legalBasis}</Digits> },
        {
          label: m.calendar_col_confidence(),
          cell: (row) => <span className={row.sure ? undefined : 'yr-unsure'}>{row.confidence}</span>,
        },
      ]}
    />
  )
}

function HourList({ hours }: { hours: readonly { days: string; hours: string }[] }) {
  return <DefinitionList items={hours.map((line) => ({ term: line.days, value: <Digits>{line.hours}</Digits> }))} />
}
