import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { limitText } from '#modules/catalogue/exports.ts'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { MANAGE_PROCESSES } from '../permission.ts'
import { listDrafts, listInForce } from '../process-queries.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, locale } = await requirePage(args, 'processes.view')
  const { db } = app.database
  const drafts = await listDrafts(db, actor)
  const inForce = await listInForce(db, legalDay(app.clock.now()))
  return {
    mayEdit: can(actor, MANAGE_PROCESSES),
    drafts: drafts.map((draft) => ({ ...draft, changed_at: draft.changed_at.toISOString() })),
    inForce: inForce.map(({ procedure_code, procedure_name, process, limit }) => ({
      procedure_code,
      procedure_name,
      code: process.code,
      name: process.name,
      origin: process.origin,
      issued_by: process.issued_by,
      steps: process.steps.length,
      limit: limit ? limitText(limit, locale) : '–',
    })),
  }
}

type Data = Awaited<ReturnType<typeof loader>>

export default function ProcessesPage() {
  const { mayEdit, drafts, inForce } = useLoaderData<typeof loader>()
  const begin = (
    <a className="btn btn-primary" href="/processes/new" data-key="n">
      {m.processes_new()}
    </a>
  )
  return (
    <div className="page">
      <PageTitle title={m.processes_title()} line={m.processes_line()} acts={mayEdit && begin} />
      <section className="process-part">
        <h2>{m.processes_drafts()}</h2>
        {drafts.length === 0 ? (
          <EmptyState title={m.processes_no_drafts()} icon="edit">
            {m.processes_no_drafts_hint()}
          </EmptyState>
        ) : (
          <DraftTable drafts={drafts} />
        )}
      </section>
      <section className="process-part">
        <h2>{m.processes_in_force()}</h2>
        {inForce.length === 0 ? (
          <EmptyState title={m.processes_no_in_force()}>{m.processes_no_in_force_hint()}</EmptyState>
        ) : (
          <InForceTable rows={inForce} mayEdit={mayEdit} />
        )}
      </section>
    </div>
  )
}

function DraftTable({ drafts }: Pick<Data, 'drafts'>) {
  return (
    <Table
      rows={drafts}
      rowKey={({ id }) => id}
      columns={[
        {
          label: m.processes_column_process(),
          head: true,
          cell: ({ id, name, code }) => (
            <>
              <a href={`/processes/${id}`}>{name}</a>
              <div className="small sub process-plain">{code}</div>
            </>
          ),
        },
        { label: m.processes_column_unit(), cell: ({ unit_name }) => unit_name },
        { label: m.processes_column_steps(), right: true, cell: ({ steps }) => steps },
        {
          label: m.processes_column_changed(),
          cell: ({ changed_at, changed_by }) => (
            <>
              {changed_by}, <DateText value={changed_at} form="short" />
            </>
          ),
        },
      ]}
    />
  )
}

function InForceTable({ rows, mayEdit }: { rows: Data['inForce']; mayEdit: boolean }) {
  const origins = {
    issued: m.processes_origin_issued(),
    model: m.processes_origin_model(),
    default: m.processes_origin_default(),
  }
  return (
    <Table
      rows={rows}
      rowKey={({ procedure_code, code }) => `${procedure_code} ${code}`}
      columns={[
        {
          label: m.processes_column_process(),
          head: true,
          cell: ({ name, code }) => (
            <>
              {name}
              <div className="small sub process-plain">{code}</div>
            </>
          ),
        },
        {
          label: m.processes_column_procedure(),
          cell: ({ procedure_code, procedure_name }) => (
            <>
              <a href={`/catalogue/${procedure_code}`} className="num">
                {procedure_code}
              </a>
              <div className="small sub">{procedure_name}</div>
            </>
          ),
        },
        {
          label: m.processes_column_origin(),
          cell: ({ origin, issued_by }) => `${origins[origin]}${issued_by ? `, ${issued_by}` : ''}`,
        },
        { label: m.processes_column_limit(), cell: ({ limit }) => limit },
        { label: m.processes_column_steps(), right: true, cell: ({ steps }) => steps },
        ...(mayEdit ? [{ label: m.processes_new(), cell: DraftLink }] : []),
      ]}
    />
  )
}

function DraftLink({ procedure_code, code }: Data['inForce'][number]) {
  const query = new URLSearchParams({ from: `${procedure_code} ${code}` })
  return (
    <a href={`/processes/new?${query}#procedure`} aria-label={`${m.processes_draft_from()}: ${code}`}>
      {m.processes_new()}
    </a>
  )
}
