import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Pager } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { listIssuedReports } from '../issued-queries.ts'
import { dayOf } from '../page-06a.ts'

const PAGE = 50

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'reports.view')
  const after = new URL(args.request.url).searchParams.get('after')
  const english = currentLocale() === 'en'
  const page = await listIssuedReports(app.database.db, actor, { limit: PAGE, ...(after ? { after } : {}) })
  return {
    next: page.next,
    items: page.items.map((item) => ({
      id: item.id,
      period: `${dayOf(item.from_on)} – ${dayOf(item.to_on)}`,
      unit: (english ? item.unit_name_en : item.unit_name) ?? '',
      cutOff: item.cut_off.toISOString(),
      issuedAt: item.issued_at.toISOString(),
      by: item.issued_name,
      received: item.received_total,
      resolved: item.resolved_total,
      late: item.resolved_late,
    })),
  }
}

export default function IssuedPage() {
  const { items, next } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.reports_issued_title()} line={m.reports_issued_line()} />
      {items.length === 0 ? (
        <EmptyState
          title={m.reports_issued_empty_title()}
          acts={
            <a className="btn" href="/reports/06a">
              {m.reports_06a_title()}
            </a>
          }
        >
          {m.reports_issued_empty_text()}
        </EmptyState>
      ) : (
        <Table
          rows={items}
          rowKey={(item) => item.id}
          columns={[
            {
              label: m.reports_issued_period(),
              head: true,
              cell: (item) => (
                <a href={`/reports/issued/${item.id}`}>
                  <Num>{item.period}</Num>
                </a>
              ),
            },
            { label: m.reports_unit(), cell: (item) => item.unit },
            { label: m.reports_issued_received(), right: true, cell: (item) => item.received },
            { label: m.reports_issued_resolved(), right: true, cell: (item) => item.resolved },
            { label: m.reports_issued_late(), right: true, cell: (item) => item.late },
            { label: m.reports_issued_cut_off(), cell: (item) => <DateText value={item.cutOff} form="when" /> },
            { label: m.reports_issued_when(), cell: (item) => <DateText value={item.issuedAt} form="when" /> },
            { label: m.reports_issued_by(), cell: (item) => item.by },
          ]}
        />
      )}
      <Pager next={next} />
    </div>
  )
}
