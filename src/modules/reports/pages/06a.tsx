import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { TextArea } from '#platform/forms/fields.tsx'
import { ErrorSummary, PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { Card, EmptyState, Notice } from '#platform/ui/content.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { issueReport } from '../actions/issue-report.ts'
import { page06a } from '../page-06a.ts'
import { readReportRequest } from '../report-request.ts'
import { ChecksAndRates } from './checks-and-rates.tsx'
import { FiguresTable } from './figures-table.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'reports.view')
  const page = await page06a(scope, new URL(args.request.url).searchParams)
  return { ...page, issue: newForm() }
}

export async function action(args: ActionFunctionArgs) {
  const { app, actor } = await requirePage(args, 'reports.view')
  const search = new URL(args.request.url).searchParams
  const asked = await readReportRequest(app.database.db, actor, search, app.clock.now())
  const { as_of, ...question } = asked.question
  return handleForm(args, {
    action: issueReport,
    input: (_form, byName) => ({ ...question, as_of: asked.past ? as_of.toISOString() : null, note: byName.note }),
    redirectTo: ({ id }) => `/reports/issued/${id}`,
  })
}

export default function Form06aPage() {
  const { sheet, view, problem, search, named, form } = useLoaderData<typeof loader>()
  const empty = sheet.totals.received_total === 0
  return (
    <div className="page report-page">
      <PageTitle
        title={m.reports_06a_title()}
        line={m.reports_06a_at({ unit: sheet.unit ?? m.reports_all_units(), from: form.from, to: form.to })}
        acts={!empty && <Files search={search} />}
      />
      {problem && <Notice tone="bad">{problem}</Notice>}
      <QuestionForm key={search} />
      {(named || view.running) && (
        <p className="ink2">
          {named && <b>{named}. </b>}
          {view.running}
        </p>
      )}
      {empty ? <EmptyState title={m.reports_empty_06a_title()}>{m.reports_empty_06a_text()}</EmptyState> : <Counted />}
      <Comparison />
      <Issue />
    </div>
  )
}

function Files({ search }: { search: string }) {
  return (
    <>
      <a className="btn" href={`/reports/06a.xlsx?${search}`}>
        <Icon name="file-export" />
        {m.reports_xlsx()}
      </a>
      <a className="btn btn-primary" href={`/reports/06a.pdf?${search}`} data-main-act="">
        {m.reports_pdf()}
      </a>
    </>
  )
}

function Counted() {
  const { sheet, view, search } = useLoaderData<typeof loader>()
  return (
    <>
      <FiguresTable
        of={view.of}
        caption={view.cutOff}
        columns={view.columns}
        rows={sheet.rows}
        totals={sheet.totals}
        open={(cell, key, group) => {
          const row =
            key === null ? '' : group ? `&row_field=${encodeURIComponent(key)}` : `&row=${encodeURIComponent(key)}`
          return `/reports/06a/dossiers?${search}&cell=${cell}${row}`
        }}
      />
      <p className="compare small">
        <a href={`/reports/06a.csv?${search}`}>{m.reports_csv()}</a>
      </p>
      <ChecksAndRates {...view} hash={sheet.hash} />
    </>
  )
}

function QuestionForm() {
  const { form, choices, periods } = useLoaderData<typeof loader>()
  return (
    <div className="question">
      <details className="chip-menu" data-menu>
        <summary className="chip">
          {m.reports_choose_period()}
          <Icon name="chevron-down" />
        </summary>
        <div className="menu">
          {periods.map((group) => (
            <div key={group.label}>
              <p className="small sub menu-head">{group.label}</p>
              {group.periods.map((period) => (
                <a key={period.href} href={`/reports/06a${period.href}`}>
                  {period.label} <span className="small sub num">{period.days}</span>
                </a>
              ))}
            </div>
          ))}
        </div>
      </details>
      <form method="get" className="inline-form" aria-label={m.reports_filters()}>
        <Day name="from" label={m.reports_from()} value={form.from} />
        <Day name="to" label={m.reports_to()} value={form.to} />
        <Choice
          name="unit"
          label={m.reports_unit()}
          value={form.unit}
          choices={[{ value: 'all', label: m.reports_all_units() }, ...choices.units]}
        />
        <Choice name="by" label={m.reports_by()} value={form.by} choices={choices.by} />
        <Day name="as_of" label={m.reports_as_of()} value={form.as_of} placeholder={m.reports_as_of_now()} />
        <Choice name="rounding" label={m.reports_rounding()} value={form.rounding} choices={choices.rounding} />
        <button type="submit" className="btn">
          {m.reports_count_it()}
        </button>
      </form>
    </div>
  )
}

function Day(props: { name: string; label: string; value: string; placeholder?: string }) {
  return (
    <label>
      <span>{props.label}</span>
      <input
        name={props.name}
        className="form-control num"
        inputMode="numeric"
        placeholder={props.placeholder ?? 'dd/MM/yyyy'}
        defaultValue={props.value}
      />
    </label>
  )
}

function Choice(props: {
  name: string
  label: string
  value: string
  choices: readonly { value: string; label: string }[]
}) {
  return (
    <label>
      <span>{props.label}</span>
      <select name={props.name} className="form-select" defaultValue={props.value}>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}

function Comparison() {
  const { comparison, search } = useLoaderData<typeof loader>()
  if (!comparison) {
    return (
      <p className="compare">
        <a className="btn" href={`/reports/06a?${search}&compare=1#compare`}>
          {m.reports_compare()}
        </a>
      </p>
    )
  }
  const difference = (value: number, other: number) =>
    value === other ? '=' : `${value > other ? '+' : '−'}${Math.abs(value - other)}`
  return (
    <section className="section" id="compare">
      <h2>{m.reports_compare_title()}</h2>
      <Table
        rows={comparison.rows}
        rowKey={(row) => row.label}
        columns={[
          { label: m.reports_compare_figure(), head: true, cell: (row) => row.label },
          { label: m.reports_compare_this(), right: true, cell: (row) => row.value },
          {
            label: comparison.before,
            right: true,
            cell: (row) => `${row.before} (${difference(row.value, row.before)})`,
          },
          { label: comparison.year, right: true, cell: (row) => `${row.year} (${difference(row.value, row.year)})` },
        ]}
      />
    </section>
  )
}

function Issue() {
  const { issue, mayIssue } = useLoaderData<typeof loader>()
  const form = useFormState(issue)
  if (!mayIssue) return null
  return (
    <section className="section no-print">
      <Card title={m.reports_issue_title()}>
        <p>{m.reports_issue_text()}</p>
        <PageForm form={form} id="issue">
          <ErrorSummary form={form} />
          <TextArea name="note" label={m.reports_issue_note()} hint={m.reports_issue_note_hint()} rows={2} optional />
          <div>
            <SubmitButton main>{m.reports_issue_act()}</SubmitButton>
          </div>
        </PageForm>
      </Card>
    </section>
  )
}
