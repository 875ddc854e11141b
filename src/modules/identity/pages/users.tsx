import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { z } from 'zod'
import { decodeKey, pageOf } from '#platform/api/page-of.ts'
import { legalDay } from '#platform/clock.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Pager, Tabs } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { type AccountFilter, listAccounts } from '../account-queries.ts'
import { accountState } from '../account-words.ts'
import { AccountBadge } from './account-badge.tsx'

const pageSize = 50
const states = ['locked', 'deactivated', 'without_account'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'identity.manage_accounts')
  const now = app.clock.now()
  const search = new URL(args.request.url).searchParams
  const state = states.find((each) => each === search.get('state'))
  const text = search.get('q')?.trim() ?? ''
  const after = search.get('after')
  const [name, id] = after ? decodeKey(after, z.tuple([z.string(), z.uuid()])) : []
  const filter: AccountFilter = {
    limit: pageSize + 1,
    on: legalDay(now),
    now,
    text,
    ...(state ? { state } : {}),
    ...(name !== undefined && id !== undefined ? { after: { name, id } } : {}),
  }
  const page = pageOf(await listAccounts(app.database.db, filter), pageSize, (row) => [row.full_name, row.officer_id])
  const english = currentLocale() === 'en'
  return {
    rows: page.items.map((row) => ({
      id: row.officer_id,
      name: row.full_name,
      username: row.username,
      secondFactor: row.two_factor_enabled === true,
      posts: row.posts.map((post) => (english ? `${post.title_en}, ${post.unit_en}` : `${post.title}, ${post.unit}`)),
      state: accountState(row, now),
      lastActive: row.last_active_at?.toISOString() ?? null,
    })),
    next: page.next,
    text,
    state: state ?? null,
  }
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

export default function UsersPage() {
  const { rows, next, text, state } = useLoaderData<typeof loader>()
  const address = (value: string | null) => {
    const search = new URLSearchParams({ ...(text ? { q: text } : {}), ...(value ? { state: value } : {}) }).toString()
    return search ? `/identity/users?${search}` : '/identity/users'
  }
  return (
    <div className="page">
      <PageTitle
        title={m.identity_users_title()}
        line={m.identity_users_line()}
        acts={
          <a className="btn btn-primary" href="/identity/users/new">
            {m.identity_user_new()}
          </a>
        }
      />
      <Tabs
        label={m.identity_users_title()}
        tabs={[
          { label: m.identity_users_all(), href: address(null), current: state === null },
          { label: m.identity_users_locked(), href: address('locked'), current: state === 'locked' },
          { label: m.identity_users_deactivated(), href: address('deactivated'), current: state === 'deactivated' },
          { label: m.identity_users_without(), href: address('without_account'), current: state === 'without_account' },
        ]}
      />
      <form
        method="get"
        style={{ display: 'flex', gap: '8px', flexWrap: 'wrap', alignItems: 'center', margin: '12px 0' }}
      >
        {state && <input type="hidden" name="state" value={state} />}
        <label className="sr" htmlFor="q">
          {m.identity_users_search()}
        </label>
        <input
          className="in"
          id="q"
          name="q"
          type="search"
          placeholder={m.identity_users_search()}
          defaultValue={text}
          style={{ maxWidth: '24rem' }}
        />
        <button type="submit" className="btn">
          {m.identity_search()}
        </button>
      </form>
      {rows.length === 0 ? (
        <EmptyState title={m.identity_users_empty()} icon="users">
          {m.identity_users_empty_hint()}
        </EmptyState>
      ) : (
        <UsersTable rows={rows} />
      )}
      <Pager next={next} />
    </div>
  )
}

function UsersTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          label: m.identity_name(),
          head: true,
          cell: (row) => <a href={`/identity/users/${row.id}`}>{row.name}</a>,
        },
        { label: m.identity_username(), cell: (row) => row.username ?? '–' },
        {
          label: m.identity_posts(),
          cell: (row) => (row.posts.length === 0 ? '–' : row.posts.map((post) => <div key={post}>{post}</div>)),
        },
        { label: m.identity_state(), cell: (row) => <AccountBadge state={row.state} /> },
        {
          label: m.identity_second_factor(),
          cell: (row) => (row.secondFactor ? m.identity_on() : m.identity_off()),
        },
        {
          label: m.identity_last_active(),
          cell: (row) => (row.lastActive ? <DateText value={row.lastActive} /> : '–'),
        },
      ]}
    />
  )
}
