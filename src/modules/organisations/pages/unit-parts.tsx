import type { ReactNode } from 'react'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'

/** Sections of a unit's page. */

function Section({ title, end, children }: { title: string; end?: ReactNode; children: ReactNode }) {
  return (
    <section style={{ marginTop: '32px' }}>
      <h2 style={{ fontSize: '18px', lineHeight: '28px' }}>{title}</h2>
      {children}
      {end}
    </section>
  )
}

interface PostLine {
  id: string
  officerId: string
  name: string
  title: string
  role: string
  from: string
  to: string | null
  now: boolean
}

export function UnitPeople({ posts, mayOpen }: { posts: readonly PostLine[]; mayOpen: boolean }) {
  return (
    <Section title={m.organisations_people()}>
      {posts.length === 0 ? (
        <EmptyState title={m.organisations_people_empty()} icon="users">
          {m.organisations_people_empty_hint()}
        </EmptyState>
      ) : (
        <Table
          rows={posts}
          rowKey={(post) => post.id}
          columns={[
            {
              label: m.organisations_person(),
              head: true,
              cell: (post) => (mayOpen ? <a href={`/identity/users/${post.officerId}`}>{post.name}</a> : post.name),
            },
            { label: m.organisations_post_title(), cell: (post) => post.title },
            { label: m.organisations_role(), cell: (post) => post.role },
            { label: m.organisations_term(), cell: (post) => <Term from={post.from} to={post.to} /> },
            {
              label: m.organisations_state(),
              cell: (post) =>
                post.now ? (
                  <StateBadge state="done">{m.organisations_post_now()}</StateBadge>
                ) : (
                  <StateBadge state="stop">{m.organisations_post_past()}</StateBadge>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}

/** From a day on, or from a day to a day. */
export function Term({ from, to }: { from: string; to: string | null }) {
  return to === null ? (
    <>
      {m.organisations_from()} <DateText value={from} />
    </>
  ) : (
    <>
      <DateText value={from} /> – <DateText value={to} />
    </>
  )
}

interface DeskLine {
  id: string
  code: string
  name: string
  active: boolean
  serves: string | null
}

export function UnitDesks({
  desks,
  here,
  mayManage,
}: {
  desks: readonly DeskLine[]
  here: string
  mayManage: boolean
}) {
  return (
    <Section title={m.organisations_desks()}>
      {desks.length === 0 ? (
        <EmptyState title={m.organisations_desks_empty()} icon="door-enter">
          {m.organisations_desks_empty_hint()}
        </EmptyState>
      ) : (
        <Table
          rows={desks}
          rowKey={(desk) => desk.id}
          columns={[
            {
              label: m.organisations_desk_code(),
              head: true,
              cell: (desk) =>
                mayManage ? (
                  <a href={`${here}/desk?code=${encodeURIComponent(desk.code)}`}>
                    <Num>{desk.code}</Num>
                  </a>
                ) : (
                  <Num>{desk.code}</Num>
                ),
            },
            { label: m.organisations_desk_name(), cell: (desk) => desk.name },
            { label: m.organisations_desk_serves(), cell: (desk) => desk.serves ?? m.organisations_desk_serves_all() },
            {
              label: m.organisations_state(),
              cell: (desk) =>
                desk.active ? (
                  <StateBadge state="done">{m.organisations_desk_open()}</StateBadge>
                ) : (
                  <StateBadge state="stop">{m.organisations_desk_closed()}</StateBadge>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}

interface SecondmentLine {
  id: string
  full_name: string
  officer_id: string
  from_unit_name: string
  to_unit_name: string
  desk_name: string | null
  decision_number: string
  starts_on: string
  ends_on: string
  recalled_on: string | null
}

export function UnitSecondments({ secondments }: { secondments: readonly SecondmentLine[] }) {
  return (
    <Section title={m.organisations_secondments()}>
      <Table
        rows={secondments}
        rowKey={(row) => row.id}
        columns={[
          { label: m.organisations_person(), head: true, cell: (row) => row.full_name },
          {
            label: m.organisations_secondment_way(),
            cell: (row) => (
              <>
                {row.from_unit_name} → {row.desk_name ?? row.to_unit_name}
              </>
            ),
          },
          { label: m.organisations_decision(), cell: (row) => row.decision_number },
          {
            label: m.organisations_term(),
            cell: (row) => <Term from={row.starts_on} to={row.recalled_on ?? row.ends_on} />,
          },
        ]}
      />
    </Section>
  )
}

interface HistoryLine {
  word: string
  on_date: string
  basis: string
  before_id: string
  before_name: string
  before_code: string
  after_id: string
  after_name: string
  after_code: string
}

export function UnitHistory({ history, here }: { history: readonly HistoryLine[]; here: string }) {
  return (
    <Section title={m.organisations_history()}>
      <Table
        rows={history}
        rowKey={(row) => `${row.before_id} ${row.after_id}`}
        columns={[
          {
            label: m.organisations_history_day(),
            head: true,
            cell: (row) => <DateText value={row.on_date} form="day" />,
          },
          { label: m.organisations_history_what(), cell: (row) => row.word },
          {
            label: m.organisations_history_before(),
            cell: (row) => <UnitLink id={row.before_id} name={row.before_name} code={row.before_code} here={here} />,
          },
          {
            label: m.organisations_history_after(),
            cell: (row) => <UnitLink id={row.after_id} name={row.after_name} code={row.after_code} here={here} />,
          },
          { label: m.organisations_basis(), cell: (row) => row.basis },
        ]}
      />
    </Section>
  )
}

function UnitLink({ id, name, code, here }: { id: string; name: string; code: string; here: string }) {
  return (
    <>
      {id === here ? name : <a href={`/organisations/${id}`}>{name}</a>} <Num className="sub">{code}</Num>
    </>
  )
}
