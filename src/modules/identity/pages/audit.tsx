import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { z } from 'zod'
import { localName } from '#modules/organisations/exports.ts'
import { decodeKey, pageOf } from '#platform/api/page-of.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Filters, Pager } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge, type StateTone } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { auditFilterOf } from '../audit-filter.ts'
import { auditReach, listAudit, type Outcome } from '../audit-queries.ts'

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'identity.view_audit')
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const after = search.get('after')
  const [at, id] = after ? decodeKey(after, z.tuple([z.iso.datetime(), z.uuid()])) : []
  const rows = await listAudit(db, auditFilterOf(search), {
    reach: await auditReach(db, actor, 'identity.view_audit'),
    limit: pageSize + 1,
    ...(at && id ? { after: { at, id } } : {}),
  })
  const page = pageOf(rows, pageSize, (row) => [row.at.toISOString(), row.id])
  search.delete('after')
  return {
    rows: page.items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      person: row.actor_name,
      kind: row.actor_kind,
      action: row.action,
      subject: row.subject,
      unit: row.unit_name === null ? null : localName({ name: row.unit_name, name_en: row.unit_name_en ?? '' }),
      outcome: row.outcome,
      address: row.address,
      detail: row.detail,
    })),
    next: page.next,
    typed: {
      person: search.get('person') ?? '',
      subject: search.get('subject') ?? '',
      action: search.get('action') ?? '',
      from: search.get('from') ?? '',
      to: search.get('to') ?? '',
      outcome: search.get('outcome') ?? '',
    },
    exportPath: `/audit/export.csv?${search}`,
  }
}

const tones: Readonly<Record<Outcome, StateTone>> = {
  done: 'done',
  viewed: 'received',
  denied: 'over',
  failed: 'today',
}

export default function AuditPage() {
  const { rows, next, exportPath } = useLoaderData<typeof loader>()
  const words = outcomeWords()
  return (
    <div className="page">
      <PageTitle
        title={m.identity_audit_title()}
        line={m.identity_audit_line()}
        acts={
          <a className="btn" href={exportPath} download>
            {m.identity_audit_export()}
          </a>
        }
      />
      <AuditSearch />
      <Filters
        filters={[
          {
            name: 'outcome',
            label: m.identity_audit_outcome(),
            choices: Object.entries(words).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={m.identity_audit_empty()} icon="history">
          {m.identity_audit_empty_hint()}
        </EmptyState>
      ) : (
        <Table
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { label: m.identity_audit_at(), head: true, cell: (row) => <DateText value={row.at} form="when" /> },
            {
              label: m.identity_audit_person(),
              cell: (row) => row.person || (row.kind === 'system' ? m.identity_audit_system() : '–'),
            },
            { label: m.identity_audit_action(), cell: (row) => <code>{row.action}</code> },
            {
              label: m.identity_audit_subject(),
              cell: (row) => <span style={{ overflowWrap: 'anywhere' }}>{row.subject ?? '–'}</span>,
            },
            { label: m.identity_unit(), cell: (row) => row.unit ?? '–' },
            {
              label: m.identity_audit_outcome(),
              cell: (row) => (
                <>
                  <StateBadge state={tones[row.outcome]}>{words[row.outcome]}</StateBadge>
                  {row.detail && <div className="small sub">{row.detail}</div>}
                </>
              ),
            },
            { label: m.identity_audit_address(), cell: (row) => (row.address ? <Num>{row.address}</Num> : '–') },
          ]}
        />
      )}
      <Pager next={next} />
    </div>
  )
}

function outcomeWords(): Readonly<Record<Outcome, string>> {
  return {
    done: m.identity_audit_done(),
    viewed: m.identity_audit_viewed(),
    denied: m.identity_audit_denied(),
    failed: m.identity_audit_failed(),
  }
}

function AuditSearch() {
  const { typed } = useLoaderData<typeof loader>()
  const fields = [
    { name: 'person', label: m.identity_audit_person(), value: typed.person },
    { name: 'subject', label: m.identity_audit_subject(), value: typed.subject },
    { name: 'action', label: m.identity_audit_action(), value: typed.action },
    { name: 'from', label: m.identity_audit_from(), value: typed.from },
    { name: 'to', label: m.identity_audit_to(), value: typed.to },
  ] as const
  return (
    <form
      method="get"
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
        gap: '12px',
        alignItems: 'end',
        margin: '16px 0 12px',
      }}
    >
      {typed.outcome && <input type="hidden" name="outcome" value={typed.outcome} />}
      {fields.map((field) => (
        <div key={field.name}>
          <label className="lab" htmlFor={`audit-${field.name}`}>
            {field.label}
          </label>
          <input
            className="in"
            id={`audit-${field.name}`}
            name={field.name}
            defaultValue={field.value}
            placeholder={field.name === 'from' || field.name === 'to' ? m.platform_date_pattern() : undefined}
          />
        </div>
      ))}
      <button type="submit" className="btn">
        {m.identity_search()}
      </button>
    </form>
  )
}
