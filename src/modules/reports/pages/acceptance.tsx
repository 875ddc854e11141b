import { type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router'
import { ACT_NAMES, actLabel } from '#modules/dossiers/exports.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { dateParts, dayText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { ACCEPTANCE_FIGURES, type AcceptanceCounts, type AcceptanceFigure, FAILED } from '../acceptance-figures.ts'
import {
  acceptanceList,
  acceptanceView,
  figureLabel,
  MOST_SHOWN,
  readAcceptanceQuestion,
  readFigure,
} from '../acceptance-view.ts'

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'reports.view')
  const search = new URL(args.request.url).searchParams
  const question = readAcceptanceQuestion(scope, search)
  const figure = readFigure(search)
  const { rows, total, share } = await acceptanceView(scope, question)
  const behind = figure ? await acceptanceList(scope, question, figure) : []
  return {
    question,
    rows,
    total,
    share,
    labels: Object.fromEntries(ACCEPTANCE_FIGURES.map((name) => [name, figureLabel(name)])),
    figure,
    more: behind.length === MOST_SHOWN,
    behind: behind.map((each) => ({
      ...each,
      answer: ACT_NAMES.some((name) => name === each.answer) ? actLabel(each.answer as never) : null,
      key: `${each.code} ${each.round}`,
      arrived_at: each.arrived_at.toISOString(),
      due_at: each.due_at?.toISOString() ?? null,
      told_at: each.told_at?.toISOString() ?? null,
      answered_at: each.answered_at?.toISOString() ?? null,
    })),
  }
}

export default function AcceptancePage() {
  const { rows, question, figure } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <div className="page wide">
      <PageTitle
        title={m.reports_accept_title()}
        line={<TitleLine />}
        acts={
          rows.length > 0 && (
            <a className="btn" href={`/reports/acceptance.xlsx${search}`}>
              <Icon name="file-export" />
              {m.reports_xlsx()}
            </a>
          )
        }
      />
      <PeriodForm key={`${question.from}${question.to}${question.unit_id}`} />
      {rows.length === 0 ? (
        <EmptyState title={m.reports_accept_empty()}>{m.reports_accept_empty_text()}</EmptyState>
      ) : (
        <div className="stack-l">
          <div className={rows.length === 1 ? 'arrivals arrivals-few' : 'arrivals'}>
            <Figures />
          </div>
          <p className="sub small">{m.reports_accept_notes()}</p>
          {figure && <Behind />}
        </div>
      )}
    </div>
  )
}

function TitleLine() {
  const { share, total } = useLoaderData<typeof loader>()
  if (share === null) return <>{m.reports_accept_line_none({ count: total.received })}</>
  const percent = (share * 100).toLocaleString(currentLocale() === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: 1,
  })
  return <>{m.reports_accept_line({ count: total.received, percent, overdue: total.overdue })}</>
}

function PeriodForm() {
  const { question, rows } = useLoaderData<typeof loader>()
  const days = [
    { name: 'from', label: m.reports_from(), value: question.from },
    { name: 'to', label: m.reports_to(), value: question.to },
  ]
  return (
    <form method="get" className="inline-form" aria-label={m.reports_filters()}>
      {days.map(({ name, label, value }) => (
        <label key={name}>
          <span>{label}</span>
          <input
            name={name}
            className="form-control num"
            inputMode="numeric"
            placeholder="dd/MM/yyyy"
            defaultValue={dayText(dateParts(value))}
          />
        </label>
      ))}
      <label>
        <span>{m.reports_accept_unit()}</span>
        <select name="unit" className="form-select" defaultValue={question.unit_id ?? ''}>
          <option value="">{m.reports_accept_all_units()}</option>
          {rows.map(({ unit_id, unit }) => (
            <option key={unit_id} value={unit_id}>
              {unit}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn">
        {m.reports_accept_show()}
      </button>
    </form>
  )
}

/** Figures down, units across: twelve names are read more easily under each other, and there are few units. */
function Figures() {
  const { rows, total, labels } = useLoaderData<typeof loader>()
  const units = rows.length === 1 ? rows : [...rows, { unit_id: '', unit: m.reports_accept_total(), counts: total }]
  return (
    <Table
      rows={ACCEPTANCE_FIGURES}
      rowKey={(figure) => figure}
      columns={[
        { label: m.reports_accept_figure(), head: true, cell: (figure) => labels[figure] },
        ...units.map(({ unit_id, unit, counts }) => ({
          label: unit,
          right: true,
          cell: (figure: AcceptanceFigure) => <Figure figure={figure} unit={unit_id} counts={counts} />,
        })),
      ]}
    />
  )
}

/** Every number opens to the dossiers behind it. */
function Figure({ figure, unit, counts }: { figure: AcceptanceFigure; unit: string; counts: AcceptanceCounts }) {
  const { question } = useLoaderData<typeof loader>()
  const count = counts[figure]
  if (count === 0) return <Num>0</Num>
  const search = new URLSearchParams({ from: question.from, to: question.to, ...(unit ? { unit } : {}), show: figure })
  return (
    <a href={`?${search}#behind`} className={FAILED.has(figure) ? 'tone-over b' : undefined}>
      <Num>{count}</Num>
    </a>
  )
}

function Behind() {
  const { behind, figure, labels, more } = useLoaderData<typeof loader>()
  return (
    <section id="behind">
      <h2>{labels[figure ?? 'received']}</h2>
      {more && <Notice>{m.reports_first_rows({ count: MOST_SHOWN })}</Notice>}
      <Table
        rows={behind}
        rowKey={(row) => row.key}
        columns={[
          {
            label: m.reports_col_code(),
            head: true,
            cell: (row) => (
              <a href={`/dossiers/${row.code}`}>
                <Num>{row.code}</Num>
              </a>
            ),
          },
          {
            label: m.reports_col_procedure(),
            cell: (row) => (
              <span className="clamp" title={row.procedure_name}>
                {row.procedure_name}
              </span>
            ),
          },
          { label: m.reports_col_owner(), cell: (row) => row.owner_name },
          { label: m.reports_accept_col_arrived(), cell: (row) => <When value={row.arrived_at} /> },
          { label: m.reports_accept_col_told(), cell: (row) => <When value={row.told_at} /> },
          { label: m.reports_accept_col_due(), cell: (row) => <When value={row.due_at} /> },
          {
            label: m.reports_accept_col_answered(),
            cell: (row) => (
              <>
                {row.answer} <When value={row.answered_at} />
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function When({ value }: { value: string | null }) {
  return value === null ? <>–</> : <DateText value={value} form="near" />
}
