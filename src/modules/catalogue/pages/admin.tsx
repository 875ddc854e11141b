import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { MANAGE_CATALOGUE } from '../actions/import-procedures.ts'
import { catalogueState } from '../admin-queries.ts'
import { AdminTabs } from './admin-tabs.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, MANAGE_CATALOGUE)
  const { importedAt, ...state } = await catalogueState(app.database.db)
  const search = new URL(args.request.url).searchParams
  const done = ['added', 'changed', 'dated', 'unchanged', 'raised'].map((name) => [name, Number(search.get(name) ?? 0)])
  return {
    ...state,
    importedAt: importedAt?.toISOString() ?? null,
    done: search.has('added') ? (Object.fromEntries(done) as Record<string, number>) : null,
  }
}

export default function CatalogueAdminPage() {
  const { fields, openFlags, importedAt, done } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.catalogue_admin_title()}
        line={
          importedAt ? (
            <>
              {m.catalogue_admin_imported()} <DateText value={importedAt} />
            </>
          ) : undefined
        }
        acts={
          <a className="btn btn-primary" href="/catalogue/admin/import">
            <Icon name="upload" />
            {m.catalogue_import_title()}
          </a>
        }
      />
      <AdminTabs current="state" openFlags={openFlags} />
      {done && <Done done={done} />}
      {fields.length === 0 ? (
        <EmptyState title={m.catalogue_admin_empty()} icon="books">
          {m.catalogue_admin_empty_hint()}
        </EmptyState>
      ) : (
        <FieldTable />
      )}
      <section style={{ marginTop: '28px' }}>
        <h2 style={{ fontSize: '18px', lineHeight: '28px' }}>{m.catalogue_export_title()}</h2>
        <p className="sub">{m.catalogue_export_line()}</p>
        <p style={{ display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' }}>
          <a className="btn" href="/catalogue/admin/export?format=json" download>
            <Icon name="download" />
            {m.catalogue_export_json()}
          </a>
          <a className="btn" href="/catalogue/admin/export?format=xlsx" download>
            <Icon name="download" />
            {m.catalogue_export_xlsx()}
          </a>
        </p>
      </section>
    </div>
  )
}

function Done({ done }: { done: Record<string, number> }) {
  const { added = 0, changed = 0, dated = 0, unchanged = 0, raised = 0 } = done
  return (
    <Notice tone="good" live title={m.catalogue_import_done()}>
      <p>{m.catalogue_import_counts({ added, changed, dated, unchanged })}</p>
      {raised > 0 && (
        <p>
          <a href="/catalogue/admin/flags">{m.catalogue_import_raised({ count: raised })}</a>
        </p>
      )}
    </Notice>
  )
}

function FieldTable() {
  const { fields } = useLoaderData<typeof loader>()
  return (
    <Table
      rows={fields}
      rowKey={(row) => row.code}
      columns={[
        { label: m.catalogue_admin_field(), head: true, cell: (row) => row.name },
        { label: m.catalogue_admin_code(), cell: (row) => <Num>{row.code}</Num> },
        { label: m.catalogue_admin_current(), right: true, cell: (row) => row.current },
        { label: m.catalogue_admin_superseded(), right: true, cell: (row) => row.superseded },
        {
          label: m.catalogue_admin_open_flags(),
          right: true,
          cell: (row) =>
            row.openFlags > 0 ? (
              <a href={`/catalogue/admin/flags?field=${row.code}`}>{row.openFlags}</a>
            ) : (
              row.openFlags
            ),
        },
        {
          label: m.catalogue_admin_download(),
          cell: (row) => (
            <>
              <a
                href={`/catalogue/admin/export?format=json&field=${row.code}`}
                download
                aria-label={`JSON, ${row.name}`}
              >
                JSON
              </a>{' '}
              ·{' '}
              <a
                href={`/catalogue/admin/export?format=xlsx&field=${row.code}`}
                download
                aria-label={`XLSX, ${row.name}`}
              >
                XLSX
              </a>
            </>
          ),
        },
      ]}
    />
  )
}
