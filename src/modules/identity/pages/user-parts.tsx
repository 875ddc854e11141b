import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { DangerConfirm } from '#platform/forms/form.tsx'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'

/** Sections of the page of one user. Each button is a form of its own; what went wrong stands once, at the top of the page. */

export function Section({ title, end, children }: { title: string; end?: ReactNode; children: ReactNode }) {
  return (
    <section style={{ marginTop: '32px' }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        <h2 style={{ fontSize: '18px', lineHeight: '28px' }}>{title}</h2>
        {end}
      </div>
      {children}
    </section>
  )
}

export function IntentForm({
  intent,
  requestId,
  values = {},
  children,
}: {
  intent: string
  requestId: string
  values?: Record<string, string>
  children: ReactNode
}) {
  return (
    <Form method="post">
      <input
        type="hidden"
        name={REQUEST_ID}
        value={`${requestId} ${intent} ${Object.values(values).join(' ')}`.trim()}
      />
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  )
}

interface PostLine {
  id: string
  title: string
  role: string
  unitId: string
  unit: string
  from: string
  to: string | null
  ended: boolean
}

/** What a person's page knows besides the rows: its own address, the id of the next request, the day before today. */
export interface Acts {
  here: string
  requestId: string
  eve: string
}

export function PostsSection({ posts, acts }: { posts: readonly PostLine[]; acts: Acts }) {
  if (posts.length === 0) {
    return (
      <Section title={m.identity_posts()}>
        <EmptyState title={m.identity_posts_empty()} icon="briefcase">
          {m.identity_posts_empty_hint()}
        </EmptyState>
      </Section>
    )
  }
  return (
    <Section title={m.identity_posts()}>
      <Table
        rows={posts}
        rowKey={(post) => post.id}
        columns={[
          { label: m.identity_post_title(), head: true, cell: (post) => post.title },
          { label: m.identity_role(), cell: (post) => post.role },
          { label: m.identity_unit(), cell: (post) => <a href={`/organisations/${post.unitId}`}>{post.unit}</a> },
          { label: m.identity_term(), cell: (post) => <TermOf from={post.from} to={post.to} /> },
          { label: m.identity_acts(), cell: (post) => (post.ended ? '' : <PostActs post={post} acts={acts} />) },
        ]}
      />
    </Section>
  )
}

function PostActs({ post, acts: { here, requestId, eve } }: { post: PostLine; acts: Acts }) {
  return (
    <div style={{ display: 'flex', gap: '8px', flexWrap: 'wrap', alignItems: 'flex-start' }}>
      <a className="btn btn-sm" href={`${here}/move?post=${post.id}`}>
        {m.identity_post_move()}
      </a>
      <IntentForm intent="end_post" requestId={requestId} values={{ post_id: post.id, last_day: eve }}>
        <DangerConfirm
          label={m.identity_post_end()}
          consequence={m.identity_post_end_consequence({ title: post.title, unit: post.unit })}
          confirm={m.identity_post_end_confirm()}
        />
      </IntentForm>
    </div>
  )
}

export function TermOf({ from, to }: { from: string; to: string | null }) {
  return to === null ? (
    <>
      {m.identity_from()} <DateText value={from} />
    </>
  ) : (
    <>
      <DateText value={from} /> – <DateText value={to} />
    </>
  )
}

interface SecondmentLine {
  id: string
  from_unit_name: string
  to_unit_name: string
  desk_name: string | null
  decision_number: string
  starts_on: string
  ends_on: string
  recalled_on: string | null
  ended: boolean
}

export function SecondmentsSection({
  secondments,
  acts: { here, requestId, eve },
}: {
  secondments: readonly SecondmentLine[]
  acts: Acts
}) {
  return (
    <Section
      title={m.identity_secondments()}
      end={
        <a className="btn btn-sm" href={`${here}/secondment`}>
          {m.identity_secondment_new()}
        </a>
      }
    >
      {secondments.length === 0 ? (
        <p className="sub">{m.identity_secondments_empty()}</p>
      ) : (
        <Table
          rows={secondments}
          rowKey={(row) => row.id}
          columns={[
            {
              label: m.identity_secondment_way(),
              head: true,
              cell: (row) => (
                <>
                  {row.from_unit_name} → {row.desk_name ?? row.to_unit_name}
                </>
              ),
            },
            { label: m.identity_decision(), cell: (row) => row.decision_number },
            {
              label: m.identity_term(),
              cell: (row) => <TermOf from={row.starts_on} to={row.recalled_on ?? row.ends_on} />,
            },
            {
              label: m.identity_acts(),
              cell: (row) =>
                row.ended || row.recalled_on ? (
                  ''
                ) : (
                  <IntentForm intent="recall" requestId={requestId} values={{ secondment_id: row.id, last_day: eve }}>
                    <DangerConfirm
                      label={m.identity_recall()}
                      consequence={m.identity_recall_consequence()}
                      confirm={m.identity_recall_confirm()}
                    />
                  </IntentForm>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
