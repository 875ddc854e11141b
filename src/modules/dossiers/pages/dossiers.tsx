import { type LoaderFunctionArgs, redirect, useLoaderData, useLocation } from 'react-router'
import type { RequestScope } from '#platform/http/request-context.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Filters, Pager } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { WorkRows } from '#platform/ui/work-rows.tsx'
import { m } from '#words'
import { DOSSIER_STATES } from '../dossier-codes.ts'
import { type DossierRow, listDossierPage } from '../dossier-lists.ts'
import { findDossier } from '../dossier-queries.ts'
import { maySee } from '../dossier-view.ts'
import { stateLabel } from '../dossier-words.ts'
import { listAddress, listFilter } from './list-filter.ts'
import { type ListRow, listRow } from './list-row.ts'

const PAGE = 50

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'dossiers.view')
  const { app, actor, locale } = scope
  const address = listAddress(args.request)
  await openWhenNamed(scope, address.text)
  const page = await listDossierPage(app.database.db, actor, listFilter(address, PAGE))
  if (namesOne(address.text, page.items)) throw redirect(`/dossiers/${page.items[0]?.code}`)
  const now = app.clock.now()
  return {
    rows: page.items.map((row) => listRow(row, now, locale)),
    next: page.next,
    text: address.text,
    state: address.state,
  }
}

/** Whoever types a whole code wants that dossier, not a list of one. */
async function openWhenNamed({ app, actor }: RequestScope, text: string): Promise<void> {
  const code = text.toUpperCase()
  const dossier = /-\d{6}-/.test(code) ? await findDossier(app.database.db, code) : undefined
  if (dossier && maySee(actor, dossier)) throw redirect(`/dossiers/${dossier.code}`)
}

/** The code without its agency, as officers say it: `261117-0003`. */
function namesOne(text: string, rows: readonly DossierRow[]): boolean {
  return /^\d{6}-\w{4,}$/.test(text) && rows.length === 1
}

export default function DossiersRoute() {
  const { rows, next, text, state } = useLoaderData<typeof loader>()
  return (
    <>
      <div className="page list-head">
        <PageTitle
          title={text ? m.dossiers_list_found({ text }) : m.dossiers_list_title()}
          line={text ? m.dossiers_list_line_found() : m.dossiers_list_line()}
        />
        <search>
          <form className="list-search" action="/dossiers" method="get">
            <label className="sr" htmlFor="list-q">
              {m.platform_search_officer()}
            </label>
            <input
              id="list-q"
              className="in"
              type="search"
              name="q"
              defaultValue={text}
              placeholder={m.platform_search_officer()}
            />
            {state && <input type="hidden" name="state" value={state} />}
            <button type="submit" className="btn">
              <Icon name="search" />
              {m.platform_search()}
            </button>
          </form>
        </search>
      </div>
      <Filters filters={[{ name: 'state', label: m.dossiers_list_state(), choices: stateChoices() }]}>
        {rows.length > 0 && <ExportLink />}
      </Filters>
      {rows.length === 0 ? <NothingFound text={text} state={state} /> : <Rows rows={rows} />}
      <Pager next={next} />
    </>
  )
}

function stateChoices() {
  return DOSSIER_STATES.map((value) => ({ value, label: stateLabel(value) }))
}

function ExportLink() {
  const search = new URLSearchParams(useLocation().search)
  search.delete('after')
  return (
    <a className="btn btn-sm" href={`/dossiers.xlsx?${search}`}>
      <Icon name="download" />
      {m.dossiers_list_export()}
    </a>
  )
}

function Rows({ rows }: { rows: readonly ListRow[] }) {
  const shown = rows.map((row) => ({
    id: row.id,
    code: row.code,
    href: `/dossiers/${row.code}`,
    procedure: row.procedure,
    owner: row.owner,
    state: row.tone,
    stateWords: row.words,
    next: row.step ? { label: row.step, href: `/dossiers/${row.code}` } : undefined,
    holder: row.holder ? { name: row.holder } : undefined,
    due: row.stepDue,
    dueTone: row.stepTone ?? undefined,
    appointment: row.why ? (
      <a className="q" href={row.why} title={m.platform_why()}>
        {row.appointment}
      </a>
    ) : (
      row.appointment
    ),
  }))
  return <WorkRows groups={[{ key: 'all', title: m.dossiers_list_newest(), rows: shown }]} />
}

function NothingFound({ text, state }: { text: string; state: string | null }) {
  const asked = text !== '' || state !== null
  return (
    <EmptyState
      title={asked ? m.dossiers_list_none_found() : m.dossiers_list_none()}
      acts={
        asked && (
          <a className="btn" href="/dossiers">
            {m.dossiers_list_all()}
          </a>
        )
      }
    >
      {asked ? m.dossiers_list_none_found_why() : m.dossiers_list_none_why()}
    </EmptyState>
  )
}
