import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { workingCalendar } from '#modules/calendar/exports.ts'
import { type Dossier, findDossier, maySee, returnMethodLabel, stateLabel } from '#modules/dossiers/exports.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { DefinitionList, EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { type WorkRow, WorkRows } from '#platform/ui/work-rows.tsx'
import { m } from '#words'
import { listDesk } from '../desk-queries.ts'
import { type DeskItem, deskItem } from '../desk-row.ts'
import { shortProcedure } from '../desk-words.ts'
import { codeIn } from '../scanned-code.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, locale } = await requirePage(args, 'dossiers.receive')
  const { db } = app.database
  const typed = new URL(args.request.url).searchParams.get('q')?.trim() ?? ''
  const code = codeIn(typed)
  const dossier = code === undefined ? undefined : await findDossier(db, code)
  if (dossier && maySee(actor, dossier))
    return { typed: code ?? typed, found: collectible(dossier), items: [], unknown: false }
  const now = app.clock.now()
  const reader = { calendar: await workingCalendar(db, 'vn'), now, locale }
  const page = await listDesk({ db, actor, now }, 'returns', { text: code ?? typed })
  return {
    typed,
    found: null,
    items: page.items.map((row) => deskItem('returns', row, reader)),
    unknown: code !== undefined,
  }
}

/** What the officer has to see before something is given out: what, to whom, and what they must show. */
function collectible(dossier: Dossier) {
  return {
    code: dossier.code,
    ready: dossier.state === 'resolved' && dossier.step_kind === 'returning',
    state: stateLabel(dossier.state),
    step: dossier.step_name,
    procedure: shortProcedure(dossier.procedure_name),
    result: [dossier.result_number, dossier.result_signer].filter(Boolean).join(', '),
    resultOn: dossier.result_on,
    owner: dossier.owner_name,
    ownerNumber: dossier.owner_identifier,
    submitter: dossier.submitter_name,
    submitterNumber: dossier.submitter_identifier,
    authorisation: dossier.authorisation,
    method: returnMethodLabel(dossier.return_method),
    address: dossier.return_address,
    email: dossier.owner_email,
    phone: dossier.submitter_phone ?? dossier.owner_phone,
    dueAt: dossier.due_at?.toISOString() ?? null,
    returnedAt: dossier.returned_at?.toISOString() ?? null,
  }
}
type Collectible = ReturnType<typeof collectible>

export default function ReturnsPage() {
  const { typed, found, items, unknown } = useLoaderData<typeof loader>()
  return (
    <div className="page wide">
      <PageTitle
        title={m.desk_returns_title()}
        line={m.desk_returns_line()}
        acts={
          <a className="btn" href="/desk">
            {m.desk_to_desk()}
          </a>
        }
      />
      <form className="desk-scan" method="get">
        <label className="lab" htmlFor="f-q">
          {m.desk_returns_search()}
        </label>
        <span className="in-act">
          <input
            id="f-q"
            className="in"
            name="q"
            type="search"
            autoComplete="off"
            defaultValue={typed}
            // biome-ignore lint/a11y/noAutofocus: the scanner types here
            autoFocus
            key={typed}
          />
          <button type="submit" className="btn btn-primary">
            {m.desk_find()}
          </button>
        </span>
      </form>
      {unknown && <Notice tone="warning">{m.desk_returns_unknown({ code: typed })}</Notice>}
      {found ? <Found dossier={found} /> : <Waiting items={items} typed={typed} />}
    </div>
  )
}

function Found({ dossier }: { dossier: Collectible }) {
  return (
    <section className="card desk-found" aria-label={dossier.code}>
      <div className="card-h">
        <h2>
          <Num>{dossier.code}</Num> – {dossier.procedure}
        </h2>
      </div>
      <div className="body">
        <Standing dossier={dossier} />
        <DefinitionList items={particulars(dossier)} />
        <p className="acts">
          {dossier.ready && (
            <a className="btn btn-primary" href={`/dossiers/${dossier.code}/acts/return_result`} data-main-act="">
              {m.desk_next_return()} <kbd className="hide-s">Ctrl Enter</kbd>
            </a>
          )}
          <a className="btn" href={`/dossiers/${dossier.code}`}>
            {m.desk_open_dossier()}
          </a>
        </p>
      </div>
    </section>
  )
}

function Standing({ dossier }: { dossier: Collectible }) {
  if (dossier.ready)
    return (
      <Notice tone="good" title={m.desk_returns_ready()}>
        {m.desk_returns_show()}
      </Notice>
    )
  if (dossier.returnedAt)
    return (
      <Notice title={m.desk_returns_done()}>
        <DateText value={dossier.returnedAt} form="when" />
      </Notice>
    )
  return (
    <Notice tone="warning" title={m.desk_returns_not_yet({ state: dossier.state, step: dossier.step })}>
      {dossier.dueAt && (
        <>
          {m.desk_promise()} <DateText value={dossier.dueAt} form="when" />
        </>
      )}
    </Notice>
  )
}

function particulars(dossier: Collectible) {
  const who = (name: string, number: string | null) =>
    number ? (
      <>
        {name} · <Num>{number}</Num>
      </>
    ) : (
      name
    )
  return [
    ...(dossier.result
      ? [
          {
            term: m.desk_result(),
            value: (
              <>
                {dossier.result}
                {dossier.resultOn && (
                  <>
                    , <DateText value={dossier.resultOn} />
                  </>
                )}
              </>
            ),
          },
        ]
      : []),
    { term: m.desk_owner(), value: who(dossier.owner, dossier.ownerNumber) },
    ...(dossier.submitter
      ? [{ term: m.desk_submitter(), value: who(dossier.submitter, dossier.submitterNumber) }]
      : []),
    ...(dossier.authorisation ? [{ term: m.desk_authorisation(), value: dossier.authorisation }] : []),
    {
      term: m.desk_return_method(),
      value: [dossier.method, dossier.address, dossier.email].filter(Boolean).join(' · '),
    },
    ...(dossier.phone ? [{ term: m.desk_phone(), value: <Num>{dossier.phone}</Num> }] : []),
  ]
}

function Waiting({ items, typed }: { items: readonly DeskItem[]; typed: string }) {
  if (items.length === 0)
    return (
      <EmptyState title={typed ? m.desk_returns_none_found() : m.desk_returns_none()}>
        {typed ? m.desk_returns_none_found_text() : m.desk_empty_returns()}
      </EmptyState>
    )
  return <WorkRows groups={[{ key: 'returns', title: m.desk_list_returns(), rows: items.map(rowOf) }]} />
}

function rowOf(item: DeskItem): WorkRow {
  return {
    id: item.id,
    code: item.code,
    href: `/desk/returns?q=${item.code}`,
    procedure: item.procedure,
    owner: item.owner,
    state: item.tone,
    stateWords: item.state,
    next: item.next ?? undefined,
    ...(item.holder ? { holder: { name: item.holder } } : {}),
    appointment: item.at && (
      <>
        {item.at.words} <DateText value={item.at.value} form="near" />
      </>
    ),
  }
}
