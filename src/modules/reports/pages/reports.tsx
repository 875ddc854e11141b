import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'

export async function loader(args: LoaderFunctionArgs) {
  await requirePage(args, 'reports.view')
  return {
    reports: [
      { href: '/reports/06a', title: m.reports_06a_title(), line: m.reports_index_06a() },
      { href: '/reports/07b', title: m.reports_07b_title(), line: m.reports_index_07b() },
      { href: '/reports/register', title: m.reports_register_title(), line: m.reports_index_register() },
      { href: '/reports/acceptance', title: m.reports_accept_title(), line: m.reports_index_acceptance() },
      { href: '/reports/issued', title: m.reports_issued_title(), line: m.reports_index_issued() },
      { href: '/reports/entries', title: m.reports_entries_title(), line: m.reports_index_entries() },
    ],
  }
}

/** Which reports there are. */
export default function ReportsPage() {
  const { reports } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.reports_title()} line={m.reports_index_line()} />
      <ul className="report-list">
        {reports.map((report) => (
          <li key={report.href}>
            <a href={report.href} data-row>
              <span className="b">{report.title}</span>
              <span className="sub">{report.line}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
