import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { requirePage } from '#platform/http/request-context.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { Card, EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Tabs } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import {
  findDraft,
  findOfferedPack,
  getCurrentVersion,
  listCurrentCalendars,
  STATE_CALENDAR,
  workingCalendar,
} from '../calendar-queries.ts'
import { draftWork, wholeCalendar } from '../draft-work.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { Hours } from './difference-parts.tsx'
import { YearLegend, YearPicture } from './year-picture.tsx'
import { type ExceptionView, yearView } from './year-view.ts'

/** Years to look at: those that have dated days, this one and the next. */
function yearsOf(dates: readonly string[], thisYear: number): number[] {
  const named = dates.map((date) => Number(date.slice(0, 4)))
  const [first, last] = [Math.min(thisYear, ...named), Math.max(thisYear + 1, ...named)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, locale } = await requirePage(args, 'calendar.view')
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const code = search.get('code') ?? STATE_CALENDAR
  const today = legalDay(app.clock.now())
  const mayChange = can(actor, 'calendar.change')
  const current = await getCurrentVersion(db, code)
  const shown = Number(search.get('version') ?? '') || current.version
  const draft = mayChange ? await findDraft(db, code) : undefined
  const asDraft = draft !== undefined && search.get('view') === 'draft'
  const calendar = asDraft ? await wholeCalendar(db, await draftWork(db, code)) : await workingCalendar(db, code, shown)
  const thisYear = Number(today.slice(0, 4))
  const years = yearsOf(
    calendar.versions.flatMap(({ exceptions }) => exceptions.map(({ date }) => date)),
    thisYear,
  )
  const year = years.find((each) => String(each) === search.get('year')) ?? thisYear
  return {
    code,
    years,
    shown: asDraft ? 'draft' : shown === current.version ? 'current' : 'earlier',
    query: `code=${code}${asDraft ? '&view=draft' : shown === current.version ? '' : `&version=${shown}`}`,
    name: nameIn(current, locale),
    basedOn: current.based_on,
    calendars: (await listCurrentCalendars(db)).map((row) => ({ code: row.code, name: nameIn(row, locale) })),
    mayChange,
    draft: draft ? { by: draft.changed_name, at: draft.changed_at.toISOString() } : null,
    offered: mayChange ? ((await findOfferedPack(db, code))?.version ?? null) : null,
    view: yearView(calendar, year, today, locale),
  }
}

function nameIn(row: { name: string; name_en: string }, locale: Locale): string {
  return locale === 'en' ? row.name_en : row.name
}

type Data = Awaited<ReturnType<typeof loader>>

/** The year at a glance, its days off with their ground, and the hours; one sheet when printed. */
export default function CalendarPage() {
  const data = useLoaderData<typeof loader>()
  const { view, name, code, mayChange } = data
  const year = String(view.year)
  return (
    <div className="page yr-sheet">
      <PageTitle
        title={m.calendar_year_title({ year })}
        line={<Digits>{m.calendar_year_line({ days: view.workingDays, name, version: view.version })}</Digits>}
        acts={<Acts data={data} />}
      />
      <CalendarTabs code={code} current="year" mayChange={mayChange} drafted={data.draft !== null} />
      <Choices data={data} />
      <Messages data={data} />
      <YearPicture months={view.months} href={mayChange ? (on) => `/calendar/day?code=${code}&on=${on}` : undefined} />
      <YearLegend unsure={view.exceptions.some(({ sure }) => !sure)} />
      <div className="yr-below">
        <Card title={m.calendar_hours()}>
          <Hours lines={view.hours} />
          {view.seasons.map((season) => (
            <div key={season.name}>
              <h3>
                <Digits>{season.name}</Digits>
              </h3>
              <Hours lines={season.hours} />
            </div>
          ))}
          {mayChange && (
            <p className="section no-print">
              <a href={`/calendar/hours?code=${code}`}>{m.calendar_hours_change()}</a>
            </p>
          )}
        </Card>
        <Card title={m.calendar_exceptions()}>
          <Exceptions rows={view.exceptions} year={year} />
        </Card>
        <Downloads code={code} />
      </div>
    </div>
  )
}

function Acts({ data: { code, mayChange } }: { data: Data }) {
  return (
    <>
      <a className="btn" href="/calendar/why">
        {m.calendar_why_link()}
      </a>
      {mayChange && (
        <a className="btn btn-primary" href={`/calendar/day?code=${code}`}>
          {m.calendar_edit()}
        </a>
      )}
    </>
  )
}

function Choices({ data: { calendars, code, years, view, query } }: { data: Data }) {
  return (
    <div className="no-print">
      {calendars.length > 1 && (
        <Tabs
          label={m.calendar_which()}
          tabs={calendars.map((each) => ({
            label: each.name,
            href: `/calendar?code=${each.code}&year=${view.year}`,
            current: each.code === code,
          }))}
        />
      )}
      <Tabs
        label={m.calendar_years()}
        tabs={years.map((each) => ({
          label: <Digits>{String(each)}</Digits>,
          href: `/calendar?${query}&year=${each}`,
          current: each === view.year,
        }))}
      />
    </div>
  )
}

function Messages({ data: { code, draft, shown, offered, view } }: { data: Data }) {
  const year = String(view.year)
  return (
    <div className="no-print">
      {offered !== null && (
        <Notice tone="info" title={m.calendar_pack_offered({ version: String(offered) })}>
          <a href={`/calendar/pack?code=${code}`}>{m.calendar_pack_look()}</a>
        </Notice>
      )}
      {draft && shown !== 'draft' && (
        <Notice tone="warning" title={m.calendar_draft_waits({ name: draft.by })}>
          <a href={`/calendar/draft?code=${code}`}>{m.calendar_draft_look()}</a> ·{' '}
          <a href={`/calendar?code=${code}&view=draft&year=${year}`}>{m.calendar_draft_year()}</a>
        </Notice>
      )}
      {shown === 'draft' && (
        <Notice tone="warning" title={m.calendar_shows_draft()}>
          <a href={`/calendar/draft?code=${code}`}>{m.calendar_draft_look()}</a>
        </Notice>
      )}
      {shown === 'earlier' && (
        <Notice tone="info" title={m.calendar_shows_earlier({ version: String(view.version) })}>
          <a href={`/calendar?code=${code}`}>{m.calendar_shows_current()}</a>
        </Notice>
      )}
      {!view.announced && <Notice tone="warning">{m.calendar_year_unannounced({ year })}</Notice>}
    </div>
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

function Downloads({ code }: { code: string }) {
  const kinds = [
    ['ics', m.calendar_download_ics()],
    ['xlsx', m.calendar_download_xlsx()],
    ['csv', m.calendar_download_csv()],
    ['json', m.calendar_download_json()],
  ] as const
  return (
    <div className="no-print">
      <Card title={m.calendar_downloads()}>
        <p>{m.calendar_subscribe_hint()}</p>
        <p className="section" style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
          {kinds.map(([kind, words]) => (
            <a key={kind} className="btn" href={`/calendar/${code}.${kind}`}>
              <Icon name="download" size="s" />
              {words}
            </a>
          ))}
        </p>
      </Card>
    </div>
  )
}
