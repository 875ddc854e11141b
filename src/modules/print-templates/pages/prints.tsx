import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { MANAGE_PRINTS } from '../permission.ts'
import { listTemplateHeads } from '../template-list.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, MANAGE_PRINTS)
  return { templates: await listTemplateHeads(app.database.db, legalDay(app.clock.now())) }
}

export default function PrintsPage() {
  const { templates } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.print_templates_title()} line={m.print_templates_line()} />
      <Table
        rows={templates}
        rowKey={(row) => row.template}
        columns={[
          {
            label: m.print_templates_form(),
            head: true,
            cell: (row) => (
              <>
                <a href={`/prints/${row.template}`}>{row.title}</a>
                <div className="small sub" style={{ fontWeight: 400 }}>
                  {row.template}.typ
                </div>
              </>
            ),
          },
          {
            label: m.print_templates_prescribed(),
            cell: (row) => row.prescribed ?? m.print_templates_not_prescribed(),
          },
          {
            label: m.print_templates_in_force(),
            cell: (row) =>
              row.version ? (
                <>
                  <StateBadge state="work">{m.print_templates_version({ number: row.version.number })}</StateBadge>
                  <div className="small sub">
                    {m.print_templates_from()} <DateText value={row.version.from} />, {row.version.by}
                  </div>
                </>
              ) : (
                m.print_templates_shipped()
              ),
          },
        ]}
      />
      <p className="small sub">
        <Num>{templates.length}</Num> {m.print_templates_count()}
      </p>
    </div>
  )
}
