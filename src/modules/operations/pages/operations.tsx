import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { productVersion } from '#platform/project.ts'
import { Card, DefinitionList, EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { listCopies } from '../copies.ts'
import { readDatabaseFacts } from '../operations-queries.ts'

/** Up to here every page of the embedded engine keeps its time (bench/pages); above it PostgreSQL is meant. */
const MEANT_FOR = 100_000

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'operations.view')
  const [facts, copies] = await Promise.all([readDatabaseFacts(app.database.db), listCopies(app.config.dataFolder)])
  return {
    ...facts,
    engine: app.database.engine,
    product: productVersion(),
    node: process.versions.node,
    data_folder: app.config.dataFolder,
    full: facts.dossiers > MEANT_FOR * 0.8,
    copies: copies.map((copy) => ({ ...copy, written_at: copy.written_at.toISOString() })),
  }
}

export default function OperationsPage() {
  const facts = useLoaderData<typeof loader>()
  const count = MEANT_FOR.toLocaleString('vi-VN')
  return (
    <div className="page">
      <PageTitle title={m.operations_title()} line={m.operations_line({ version: facts.product })} />
      {facts.engine === 'embedded' && (
        <Notice tone={facts.full ? 'warning' : 'info'} title={m.operations_embedded_title()}>
          <p>{m.operations_embedded({ count })}</p>
        </Notice>
      )}
      <Card title={m.operations_installation()}>
        <DefinitionList
          items={[
            {
              term: m.operations_engine(),
              value: `${facts.engine === 'embedded' ? 'PGlite' : 'PostgreSQL'} ${facts.version}`,
            },
            { term: m.operations_size(), value: <Num>{megabytes(facts.size_bytes)}</Num> },
            { term: m.operations_dossiers(), value: <Num>{facts.dossiers.toLocaleString('vi-VN')}</Num> },
            { term: m.operations_migration(), value: facts.migration },
            { term: m.operations_folder(), value: facts.data_folder },
            { term: 'Node.js', value: <Num>{facts.node}</Num> },
          ]}
        />
      </Card>
      <Copies />
    </div>
  )
}

function Copies() {
  const { copies } = useLoaderData<typeof loader>()
  if (copies.length === 0) {
    return <EmptyState title={m.operations_no_copies()}>{m.operations_no_copies_text()}</EmptyState>
  }
  return (
    <Table
      caption={m.operations_copies()}
      rows={copies}
      rowKey={(copy) => copy.name}
      columns={[
        { label: m.operations_copy_name(), head: true, cell: (copy) => copy.name },
        { label: m.operations_copy_written(), cell: (copy) => <DateText value={copy.written_at} form="when" /> },
        { label: m.operations_size(), right: true, cell: (copy) => <Num>{megabytes(copy.size_bytes)}</Num> },
      ]}
    />
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`
}
