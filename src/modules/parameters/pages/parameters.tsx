import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { DefinitionList, EmptyState } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { listParameters } from '../parameter-queries.ts'
import { typedForm } from '../parameter-value.ts'
import { groupWord, markChoices, markWord, unitWord } from '../parameter-words.ts'
import { markTone } from './mark-tone.ts'
import { ParameterValue } from './parameter-value.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'parameters.view')
  const today = legalDay(app.clock.now())
  const english = currentLocale() === 'en'
  const rows = (await listParameters(app.database.db, today)).map((row) => ({
    key: row.key,
    group: groupWord(row.key),
    note: (english ? row.note_en : row.note_vi) ?? '',
    value: typedForm(row.value),
    unit: unitWord(row.unit),
    from: row.valid_from,
    to: row.valid_to,
    basis: row.legal_basis,
    mark: row.confidence,
    markWord: markWord(row.confidence),
    ours: row.set_by !== null,
  }))
  const groups = [...new Set(rows.map((row) => row.group))].sort((a, b) => a.localeCompare(b, 'vi'))
  return {
    today,
    groups: groups.map((group) => ({ group, rows: rows.filter((row) => row.group === group) })),
    marks: markChoices(),
  }
}

type Row = Awaited<ReturnType<typeof loader>>['groups'][number]['rows'][number]

export default function ParametersPage() {
  const { today, groups, marks } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.parameters_title()}
        line={
          <>
            {m.parameters_line()} <DateText value={today} form="day" />
          </>
        }
      />
      <details>
        <summary>{m.parameters_marks()}</summary>
        <DefinitionList items={marks.map((mark) => ({ term: mark.label, value: mark.hint }))} />
      </details>
      {groups.length === 0 && (
        <EmptyState title={m.parameters_empty()} icon="scale">
          {m.parameters_empty_hint()}
        </EmptyState>
      )}
      {groups.map(({ group, rows }) => (
        <section key={group} style={{ marginTop: '28px' }}>
          <h2 style={{ fontSize: '18px', lineHeight: '28px' }}>{group}</h2>
          <ParameterTable rows={rows} />
        </section>
      ))}
    </div>
  )
}

function ParameterTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          label: m.parameters_what(),
          head: true,
          cell: (row) => (
            <>
              <a href={`/parameters/${row.key}`}>{row.note || row.key}</a>
              <div className="small sub" style={{ fontWeight: 400, overflowWrap: 'anywhere' }}>
                {row.key}
              </div>
            </>
          ),
        },
        {
          label: m.parameters_value(),
          cell: (row) => (
            <span style={{ overflowWrap: 'anywhere' }}>
              <ParameterValue value={row.value} /> {row.unit}
            </span>
          ),
        },
        {
          label: m.parameters_validity(),
          cell: (row) =>
            row.to === null ? (
              <>
                {m.parameters_from()} <DateText value={row.from} />
              </>
            ) : (
              <>
                <DateText value={row.from} /> – <DateText value={row.to} />
              </>
            ),
        },
        { label: m.parameters_basis(), cell: (row) => row.basis },
        {
          label: m.parameters_mark(),
          cell: (row) => (
            <>
              <StateBadge state={markTone(row.mark)}>{row.markWord}</StateBadge>
              {row.ours && <div className="small sub">{m.parameters_ours()}</div>}
            </>
          ),
        },
      ]}
    />
  )
}
