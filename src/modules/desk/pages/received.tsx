import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type DossierState, listDocuments, viewDossier } from '#modules/dossiers/exports.ts'
import { recordView } from '#platform/access/audit-store.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle, ThumbBar } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { shortProcedure } from '../desk-words.ts'
import { PrintedSheet } from './printed-sheet.tsx'

/** After the act at the counter: the sheet that the person takes home, and what comes next. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, address } = await requirePage(args, 'dossiers.receive')
  const { db } = app.database
  const dossier = await viewDossier(db, actor, args.params.code ?? '')
  await recordView(db, actor, dossier.code, app.clock.now(), address)
  const sheet = (await listDocuments(db, dossier.id)).find((each) => FIRST_SHEETS.has(each.form_code))
  return {
    code: dossier.code,
    state: dossier.state,
    procedure: shortProcedure(dossier.procedure_name),
    owner: dossier.owner_name,
    dueAt: dossier.due_at?.toISOString() ?? null,
    waitingUntil: dossier.waiting_until?.toISOString() ?? null,
    sheet: sheet ? { id: sheet.id, number: sheet.number, form: sheet.form_code } : null,
  }
}

/** Forms 01, 02 and 03: what reception can end with. */
const FIRST_SHEETS: ReadonlySet<string> = new Set(['receipt', 'supplement_request', 'refusal'])

export default function ReceivedPage() {
  const { code, state, owner, procedure, sheet } = useLoaderData<typeof loader>()
  const address = sheet && `/dossiers/${code}/prints/${sheet.id}`
  return (
    <div className="page wide received">
      <PageTitle
        documentTitle={`${titleOf(state)} – ${code}`}
        title={titleOf(state)}
        code={<Num>{code}</Num>}
        line={
          <>
            <Outcome /> {procedure} – {owner}
          </>
        }
        acts={
          <>
            <a className="btn" href={`/dossiers/${code}`}>
              {m.desk_open_dossier()}
            </a>
            <a className="btn" href={`/desk/reception?same=${code}`}>
              <Icon name="user" />
              {m.desk_same_owner()}
            </a>
            <a className="btn btn-primary" href="/desk/reception" data-key="n" data-main-act="">
              <Icon name="plus" />
              {m.desk_new()} <kbd>n</kbd>
            </a>
          </>
        }
      />
      {address ? (
        <PrintedSheet address={address} title={`${sheetName(sheet.form)} ${sheet.number ?? ''}`.trim()} printNow />
      ) : (
        <Notice>{m.desk_no_sheet()}</Notice>
      )}
      <div className="only-s received-more">
        <a href={`/desk/reception?same=${code}`}>{m.desk_same_owner()}</a>
        <a href={`/dossiers/${code}`}>{m.desk_open_dossier()}</a>
      </div>
      <ThumbBar>
        <a className="btn btn-primary" href="/desk/reception">
          {m.desk_new()}
        </a>
      </ThumbBar>
    </div>
  )
}

function titleOf(state: DossierState): string {
  if (state === 'refused') return m.desk_done_refused()
  if (state === 'awaiting_supplement') return m.desk_done_supplement()
  return m.desk_done_received()
}

function sheetName(form: string): string {
  if (form === 'refusal') return m.desk_sheet_refusal()
  return form === 'supplement_request' ? m.desk_sheet_supplement() : m.desk_sheet_receipt()
}

function Outcome() {
  const { dueAt, waitingUntil } = useLoaderData<typeof loader>()
  if (waitingUntil)
    return (
      <>
        <b className="b">
          {m.desk_answer_until()} <DateText value={waitingUntil} form="day" />
        </b>{' '}
        ·
      </>
    )
  if (!dueAt) return null
  return (
    <>
      <b className="b">
        {m.desk_promise()} <DateText value={dueAt} form="when" />
      </b>{' '}
      ·
    </>
  )
}
