import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { readDay } from '#platform/forms/form-data.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { countPeople } from '../officer-queries.ts'
import { listUnitTree, type Unit } from '../organisation-queries.ts'
import { kindName, localName } from '../organisation-words.ts'
import type { UnitNode } from '../unit-tree.ts'

interface Branch {
  id: string
  code: string
  name: string
  kind: string
  people: number
  children: Branch[]
}

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'organisations.view')
  const { db } = app.database
  const today = legalDay(app.clock.now())
  const on = readDay(new URL(args.request.url).searchParams.get('on')?.trim() ?? '') ?? today
  const people = await countPeople(db, on)
  const branch = (node: UnitNode<Unit>): Branch => ({
    id: node.id,
    code: node.code,
    name: localName(node),
    kind: kindName(node.kind),
    people: people.get(node.id) ?? 0,
    children: node.children.map(branch),
  })
  const tree = (await listUnitTree(db, on)).map(branch)
  return { tree, on, isToday: on === today, mayManage: can(actor, 'organisations.manage_units') }
}

export default function OrganisationsPage() {
  const { tree, on, isToday, mayManage } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.organisations_title()}
        line={
          isToday ? (
            m.organisations_tree_line()
          ) : (
            <>
              {m.organisations_tree_on()} <DateText value={on} form="day" />
            </>
          )
        }
        acts={
          mayManage && (
            <a className="btn btn-primary" href="/organisations/new">
              {m.organisations_new()}
            </a>
          )
        }
      />
      <form
        method="get"
        style={{ display: 'flex', gap: '8px', flexWrap: 'wrap', alignItems: 'center', margin: '12px 0' }}
      >
        <label className="lab" htmlFor="on">
          {m.organisations_tree_day()}
        </label>
        <input
          className="in num in-date"
          id="on"
          name="on"
          inputMode="numeric"
          placeholder={m.platform_date_pattern()}
          defaultValue={on.split('-').reverse().join('/')}
        />
        <button type="submit" className="btn">
          {m.organisations_tree_show()}
        </button>
        {!isToday && <a href="/organisations">{m.organisations_tree_today()}</a>}
      </form>
      {tree.length === 0 ? (
        <EmptyState title={m.organisations_empty()} icon="buildings">
          {m.organisations_empty_hint()}
        </EmptyState>
      ) : (
        <Branches branches={tree} />
      )}
    </div>
  )
}

function Branches({ branches }: { branches: readonly Branch[] }) {
  return (
    <ul style={{ listStyle: 'none', paddingLeft: '1.25rem', borderLeft: '2px solid var(--mc-line)' }}>
      {branches.map((branch) => (
        <li key={branch.id} style={{ padding: '6px 0' }}>
          <a href={`/organisations/${branch.id}`} className="b">
            {branch.name}
          </a>
          <div className="small sub">
            <Num>{branch.code}</Num> · {branch.kind}
            {branch.people > 0 && <> · {m.organisations_people_count({ count: branch.people })}</>}
          </div>
          {branch.children.length > 0 && <Branches branches={branch.children} />}
        </li>
      ))}
    </ul>
  )
}
