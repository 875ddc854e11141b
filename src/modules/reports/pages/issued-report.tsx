import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { Notice } from '#platform/ui/content.tsx'
import { Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { pageIssued } from '../page-issued.ts'
import { ChecksAndRates } from './checks-and-rates.tsx'
import { FiguresTable } from './figures-table.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'reports.view')
  return pageIssued(scope, args.params.id ?? '')
}

export default function IssuedReportPage() {
  const { id, title, line, note, sheet, view, search } = useLoaderData<typeof loader>()
  return (
    <div className="page report-page">
      <PageTitle
        code={<a href="/reports/issued">{m.reports_issued_title()}</a>}
        title={title}
        line={line}
        acts={
          <>
            <a className="btn" href={`/reports/issued/${id}/bieu.xlsx`}>
              <Icon name="file-export" />
              {m.reports_xlsx()}
            </a>
            <a className="btn btn-primary" href={`/reports/issued/${id}/bieu.pdf`} data-main-act="">
              {m.reports_pdf()}
            </a>
          </>
        }
      />
      {note && <p>{note}</p>}
      <Verdict />
      <FiguresTable
        of={view.of}
        caption={view.cutOff}
        columns={view.columns}
        rows={sheet.rows}
        totals={sheet.totals}
        open={(cell, key, group) =>
          `/reports/06a/dossiers?${search}&cell=${cell}${key === null ? '' : `&${group ? 'row_field' : 'row'}=${encodeURIComponent(key)}`}`
        }
      />
      <p className="compare small">
        <a href={`/reports/issued/${id}/bieu.csv`}>{m.reports_csv()}</a>
      </p>
      <Changes />
      <ChecksAndRates {...view} hash={sheet.hash} />
    </div>
  )
}

function Verdict() {
  const { same, hashes, changed } = useLoaderData<typeof loader>()
  if (!same) {
    return (
      <Notice tone="bad" title={m.reports_issued_not_same()}>
        <p>{hashes}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="good" title={m.reports_issued_same()}>
      <p className="small">{hashes}</p>
      {!changed && <p>{m.reports_issued_unchanged()}</p>}
    </Notice>
  )
}

/** Why the period looks different today: which numbers, which dossiers, which acts. */
function Changes() {
  const { changed, differs, moved, more } = useLoaderData<typeof loader>()
  if (!changed) return null
  return (
    <section className="section">
      <h2>{m.reports_issued_changed_title()}</h2>
      <p className="ink2">{m.reports_issued_changed_text()}</p>
      <Table
        rows={differs}
        rowKey={(row) => row.cell}
        columns={[
          { label: m.reports_compare_figure(), head: true, cell: (row) => row.label },
          { label: m.reports_issued_then(), right: true, cell: (row) => row.before },
          { label: m.reports_issued_now(), right: true, cell: (row) => row.after },
        ]}
      />
      <h3>{m.reports_issued_dossiers()}</h3>
      {more && <p className="sub">{more}</p>}
      <Table
        rows={moved}
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
          { label: m.reports_issued_before(), cell: (row) => row.before },
          { label: m.reports_issued_after(), cell: (row) => row.after },
          {
            label: m.reports_issued_events(),
            cell: (row) => (
              <ul className="plain">
                {row.events.map((event) => (
                  <li key={event.at + event.what}>
                    {event.what} · <Num>{event.at}</Num> · {event.who}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  )
}
