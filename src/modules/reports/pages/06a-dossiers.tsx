import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type Channel, channelLabel, type DossierState, stateLabel } from '#modules/dossiers/exports.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { dateParts, dayText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Pager } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { readCellRequest, rowName } from '../cell-request.ts'
import { countCell, listCellDossiers } from '../form-06a-queries.ts'
import { dayOf } from '../page-06a.ts'
import { reportSearch } from '../report-request.ts'
import { cellLabel } from '../report-words.ts'
import { readNames } from '../sheet-06a.ts'

const PAGE = 50

/** The dossiers behind one number of form 06a. */
export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'reports.view')
  const { db } = scope.app.database
  const search = new URL(args.request.url).searchParams
  const asked = await readCellRequest(scope, search)
  const { question, reach, choice } = asked
  const english = currentLocale() === 'en'
  const offset = Math.max(0, Math.trunc(Number(search.get('after')) || 0))
  const count = await countCell(db, question, reach, choice)
  const found = await listCellDossiers(db, question, reach, { ...choice, limit: PAGE, offset })
  const names = await readNames(db, question, [], english)
  const day = (value: string | null) => (value === null ? null : dayOf(value))
  return {
    cell: cellLabel(choice.cell),
    count,
    row: await rowName(scope, asked, english),
    unit: names.unit,
    from: dayOf(question.from),
    to: dayOf(question.to),
    back: `/reports/06a?${reportSearch(question, asked.rounding, asked.past)}`,
    xlsx: `/reports/06a/dossiers.xlsx?${search}`,
    next: offset + PAGE < count ? String(offset + PAGE) : null,
    rows: found.map((each) => ({
      code: each.code,
      procedure: each.procedure_name,
      owner: each.owner_name,
      channel: channelLabel(each.channel as Channel),
      received: dayText(dateParts(each.received_at)),
      dueOriginal: day(each.due_original_on),
      due: day(each.due_on),
      closed: day(each.closed_on),
      state: stateLabel(each.state as DossierState),
    })),
  }
}

export default function CellDossiersPage() {
  const data = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        code={<a href={data.back}>{m.reports_cell_back()}</a>}
        title={m.reports_cell_title({ cell: data.cell, count: data.count })}
        line={m.reports_cell_line({
          row: data.row,
          unit: data.unit ?? m.reports_all_units(),
          from: data.from,
          to: data.to,
        })}
        acts={
          data.count > 0 && (
            <a className="btn" href={data.xlsx}>
              <Icon name="file-export" />
              {m.reports_xlsx()}
            </a>
          )
        }
      />
      {data.count === 0 ? (
        <EmptyState title={m.reports_cell_empty_title()}>{m.reports_cell_empty_text()}</EmptyState>
      ) : (
        <DossierTable />
      )}
      <Pager next={data.next} />
    </div>
  )
}

function DossierTable() {
  const { rows } = useLoaderData<typeof loader>()
  const day = (value: string | null) =>
    value === null ? <span className="sub">{m.reports_cell_standing()}</span> : <Num>{value}</Num>
  return (
    <Table
      rows={rows}
      rowKey={(row) => row.code}
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
            <span className="clamp" title={row.procedure}>
              {row.procedure}
            </span>
          ),
        },
        { label: m.reports_col_owner(), cell: (row) => row.owner },
        { label: m.reports_col_channel(), cell: (row) => row.channel },
        { label: m.reports_col_received(), cell: (row) => <Num>{row.received}</Num> },
        { label: m.reports_cell_due_original(), cell: (row) => day(row.dueOriginal) },
        { label: m.reports_cell_due(), cell: (row) => day(row.due) },
        { label: m.reports_cell_closed(), cell: (row) => <Num>{row.closed ?? '–'}</Num> },
        { label: m.reports_cell_state_now(), cell: (row) => row.state },
      ]}
    />
  )
}
