import { type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router'
import { z } from 'zod'
import { listCalendars } from '#modules/calendar/exports.ts'
import { localName } from '#modules/organisations/exports.ts'
import { decodeKey, pageOf } from '#platform/api/page-of.ts'
import { readDay } from '#platform/forms/form-data.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { dateParts, dayText } from '#platform/i18n/dates.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Pager } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { listRecounts, listWaitingCalendars } from '../recount-queries.ts'
import { documentText } from '../recount-view.ts'

const PAGE = 30

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'deadlines.view')
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const [from, to] = [readDay(search.get('from') ?? ''), readDay(search.get('to') ?? '')]
  const after = search.get('after')
  const [at, id] = after ? decodeKey(after, z.tuple([z.iso.datetime(), z.uuid()])) : []
  const rows = await listRecounts(db, {
    limit: PAGE + 1,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(at && id ? { after: { at, id } } : {}),
  })
  const page = pageOf(rows, PAGE, (row) => [row.decided_at.toISOString(), row.id])
  const names = new Map((await listCalendars(db)).map((row) => [`${row.code} ${row.version}`, localName(row)]))
  return {
    from: from ?? null,
    to: to ?? null,
    next: page.next,
    waiting: (await listWaitingCalendars(db, actor)).map((each) => ({ ...each, name: localName(each) })),
    rows: page.items.map((row) => ({
      id: row.id,
      number: `${row.number}/${row.year}`,
      at: row.decided_at.toISOString(),
      calendar: names.get(`${row.calendar_code} ${row.to_version}`) ?? row.calendar_code,
      version: row.to_version,
      reason: row.reason,
      document: documentText(row),
      who: row.actor_name,
      later: row.moved_later,
      earlier: row.moved_earlier,
      kept: row.kept,
      running: row.finished_at === null,
    })),
  }
}

export default function RecountsPage() {
  const { rows, next, waiting, from, to } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <div className="page">
      <PageTitle
        title={m.deadlines_recount_title()}
        line={m.deadlines_recount_line()}
        acts={
          rows.length > 0 && (
            <>
              <a className="btn" href={`/deadlines/recounts.xlsx${search}`}>
                <Icon name="file-export" />
                {m.deadlines_recount_xlsx()}
              </a>
              <a className="btn" href={`/deadlines/recounts.pdf${search}`}>
                {m.deadlines_recount_pdf()}
              </a>
            </>
          )
        }
      />
      {waiting.map((each) => (
        <div key={each.code} style={{ marginTop: '16px' }}>
          <Notice tone="warning" title={m.deadlines_recount_waiting_title({ name: each.name, version: each.version })}>
            <p>{m.deadlines_recount_waiting({ count: each.dossiers })}</p>
            <p>
              <a href={`/deadlines/recounts/new?calendar=${encodeURIComponent(each.code)}`}>
                {m.deadlines_recount_look()}
              </a>
            </p>
          </Notice>
        </div>
      ))}
      {(rows.length > 0 || from || to) && <PeriodForm key={`${from}${to}`} />}
      {rows.length === 0 ? (
        <EmptyState title={m.deadlines_recount_none()} icon="calendar">
          {from || to ? m.deadlines_recount_none_found() : m.deadlines_recount_none_why()}
        </EmptyState>
      ) : (
        <RegisterTable />
      )}
      <Pager next={next} />
    </div>
  )
}

function PeriodForm() {
  const { from, to } = useLoaderData<typeof loader>()
  const fields = [
    { name: 'from', label: m.deadlines_recount_from(), value: from },
    { name: 'to', label: m.deadlines_recount_to(), value: to },
  ]
  return (
    <form method="get" className="inline-form" aria-label={m.deadlines_recount_period()}>
      {fields.map(({ name, label, value }) => (
        <label key={name}>
          <span>{label}</span>
          <input
            name={name}
            className="form-control num"
            inputMode="numeric"
            placeholder={m.platform_date_pattern()}
            defaultValue={value ? dayText(dateParts(value)) : ''}
          />
        </label>
      ))}
      <button type="submit" className="btn">
        {m.deadlines_recount_show()}
      </button>
    </form>
  )
}

function RegisterTable() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Table
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          label: m.deadlines_recount_col_number(),
          head: true,
          cell: (row) => (
            <a href={`/deadlines/recounts/${row.id}`}>
              <Num>{row.number}</Num>
            </a>
          ),
        },
        { label: m.deadlines_recount_col_when(), cell: (row) => <DateText value={row.at} form="when" /> },
        {
          label: m.deadlines_recount_col_calendar(),
          cell: (row) => (
            <>
              {row.calendar}
              <div className="small sub">{m.deadlines_recount_version({ version: row.version })}</div>
            </>
          ),
        },
        {
          label: m.deadlines_recount_col_reason(),
          cell: (row) => (
            <>
              <span className="clamp" title={row.reason}>
                {row.reason}
              </span>
              {row.document && <div className="small sub">{row.document}</div>}
            </>
          ),
        },
        { label: m.deadlines_recount_col_who(), cell: (row) => row.who },
        {
          label: m.deadlines_recount_col_result(),
          cell: (row) => (
            <>
              <StateBadge state={row.running ? 'work' : 'done'}>
                {row.running ? m.deadlines_recount_running_state() : m.deadlines_recount_done_state()}
              </StateBadge>
              <div className="small">
                {m.deadlines_recount_counts({ moved: row.later + row.earlier, later: row.later, earlier: row.earlier })}
                {row.kept > 0 && <>; {m.deadlines_recount_counts_kept({ kept: row.kept })}</>}
              </div>
            </>
          ),
        },
      ]}
    />
  )
}
