import { type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router'
import { listFields } from '#modules/catalogue/exports.ts'
import { listOfficersInPost, listUnits } from '#modules/organisations/exports.ts'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { type RequestScope, requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Filters, Pager, Tabs } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import type { RiskList } from '../risk-queries.ts'
import { type RiskItem, readRiskFilter, riskList } from '../risk-view.ts'
import { Chance } from './chance.tsx'

const ROWS_ON_PAGE = 50

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'deadlines.view_risks')
  const filter = readRiskFilter(new URL(args.request.url).searchParams, ROWS_ON_PAGE)
  const [view, choices] = await Promise.all([riskList(scope, filter), choicesFor(scope)])
  const { counts, items, next } = view
  return {
    list: filter.list,
    items,
    next,
    counts: { open: counts.likely, apologise: counts.apologise, overdue: counts.overdue },
    lookedAt: counts.looked_at?.toISOString() ?? null,
    filtered: filter.unit !== null || filter.field !== null || filter.holder !== null,
    ...choices,
  }
}

/** Whoever sees only the own dossiers needs no choice of units and people. */
async function choicesFor({ app, actor }: RequestScope) {
  const { db } = app.database
  const english = currentLocale() === 'en'
  const today = legalDay(app.clock.now())
  const fields = (await listFields(db)).map(({ code, name }) => ({
    value: code,
    label: (english && name.en) || name.vi,
  }))
  if (!can(actor, 'deadlines.view_unit_risks')) return { fields, units: [], holders: [] }
  const units = (await listUnits(db, today)).filter((unit) => can(actor, 'deadlines.view_unit_risks', [unit.id]))
  const people = await listOfficersInPost(db, { unitIds: units.map(({ id }) => id), on: today })
  const holders = new Map(people.map((each) => [each.officer_id, { value: each.officer_id, label: each.full_name }]))
  return {
    fields,
    units: units.map((unit) => ({ value: unit.id, label: english ? unit.name_en : unit.name })),
    holders: [...holders.values()],
  }
}

const LABELS: Readonly<Record<RiskList, () => string>> = {
  open: m.deadlines_risk_tab_open,
  apologise: m.deadlines_risk_tab_apologise,
  overdue: m.deadlines_risk_tab_overdue,
}

export default function AtRiskPage() {
  const { list, items, counts, lookedAt, next, fields, units, holders } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <div className="page wide">
      <PageTitle
        title={m.deadlines_risk_title()}
        line={<TitleLine likely={counts.open} lookedAt={lookedAt} />}
        acts={
          items.length > 0 && (
            <a className="btn" href={`/deadlines/at-risk.xlsx${search}`}>
              <Icon name="file-export" />
              {m.deadlines_risk_xlsx()}
            </a>
          )
        }
      />
      <Tabs
        wide
        label={m.deadlines_risk_title()}
        tabs={(['open', 'apologise', 'overdue'] as const).map((each) => ({
          label: LABELS[each](),
          href: each === 'open' ? '/deadlines/at-risk' : `/deadlines/at-risk?list=${each}`,
          count: counts[each],
          tone: each === 'open' ? 'today' : 'over',
          current: each === list,
        }))}
      />
      <Filters
        filters={[
          { name: 'unit', label: m.deadlines_risk_col_unit(), choices: units },
          { name: 'field', label: m.deadlines_risk_field(), choices: fields },
          { name: 'holder', label: m.deadlines_risk_col_holder(), choices: holders },
        ].filter(({ choices }) => choices.length > 1)}
      />
      {items.length === 0 ? (
        <Nothing />
      ) : (
        <div className="risk-list">
          {list === 'apologise' && <Notice tone="warning">{m.deadlines_risk_apologise_line()}</Notice>}
          <RiskTable items={items} />
        </div>
      )}
      <Pager next={next} />
    </div>
  )
}

function TitleLine({ likely, lookedAt }: { likely: number; lookedAt: string | null }) {
  const method = <a href="/deadlines/method">{m.deadlines_risk_to_method()}</a>
  if (lookedAt === null) {
    return (
      <>
        {m.deadlines_risk_never()} {method}
      </>
    )
  }
  return (
    <>
      {likely > 0 ? m.deadlines_risk_line({ count: likely > 99 ? '99+' : likely }) : m.deadlines_risk_line_none()}{' '}
      {m.deadlines_risk_looked_at()} <DateText value={lookedAt} form="when" />. {method}
    </>
  )
}

function Nothing() {
  const { list, filtered } = useLoaderData<typeof loader>()
  if (filtered) {
    return (
      <EmptyState
        title={m.deadlines_risk_empty_filtered()}
        acts={
          <a className="btn" href={`/deadlines/at-risk?list=${list}`}>
            {m.deadlines_risk_show_all()}
          </a>
        }
      />
    )
  }
  const texts = {
    open: m.deadlines_risk_empty_open,
    apologise: m.deadlines_risk_empty_apologise,
    overdue: m.deadlines_risk_empty_overdue,
  }
  return (
    <EmptyState title={m.deadlines_risk_empty_title({ list: LABELS[list]() })} icon="circle-check">
      {texts[list]()}
    </EmptyState>
  )
}

function RiskTable({ items }: { items: readonly RiskItem[] }) {
  return (
    <Table
      rows={items}
      rowKey={(row) => row.code}
      columns={[
        {
          label: m.deadlines_risk_col_code(),
          head: true,
          cell: (row) => (
            <>
              <a href={`/dossiers/${row.code}`}>
                <Num>{row.code}</Num>
              </a>
              <span className="clamp" title={row.procedure}>
                {row.procedure}
              </span>
              <span className="sub small">{row.owner}</span>
            </>
          ),
        },
        {
          label: m.deadlines_risk_col_chance(),
          cell: (row) => <Chance percent={row.percent} word={row.word} tone={row.tone} />,
        },
        {
          label: m.deadlines_risk_col_reason(),
          cell: (row) => (
            <>
              {row.reason} {row.waits}
            </>
          ),
        },
        {
          label: m.deadlines_risk_col_holder(),
          cell: (row) => (
            <>
              {row.holder ?? m.deadlines_risk_nobody()}
              <br />
              <span className="sub small">{row.unit}</span>
            </>
          ),
        },
        { label: m.deadlines_risk_col_due(), cell: (row) => <DueCell row={row} /> },
      ]}
    />
  )
}

function DueCell({ row }: { row: RiskItem }) {
  return (
    <>
      <DateText value={row.due_at} form="near" />
      {row.propose_by && (
        <>
          <br />
          <a href={`/dossiers/${row.code}/acts/apologise`}>{m.deadlines_risk_apologise()}</a>{' '}
          <span className="sub small">
            {m.deadlines_risk_propose_by()} <DateText value={row.propose_by} form="day" />
          </span>
        </>
      )}
    </>
  )
}
