import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { workingCalendar } from '#modules/calendar/exports.ts'
import { ACTS, listFiles, listPassages, whyHref } from '#modules/dossiers/exports.ts'
import { TextArea } from '#platform/forms/fields.tsx'
import { DangerConfirm, PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { DefinitionList, EmptyState } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { shortCode } from '#platform/ui/work-rows.tsx'
import { m } from '#words'
import { horizonOf } from '../urgency.ts'
import { workItem } from '../work-item.ts'
import { listToSign } from '../work-queries.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'dossiers.sign')
  const { db } = app.database
  const horizon = horizonOf(app.clock.now())
  const [dossiers, calendar] = await Promise.all([listToSign(db, actor, 100), workingCalendar(db, 'vn')])
  const wanted = new URL(args.request.url).searchParams.get('code')
  const chosen = dossiers.find((each) => each.code === wanted) ?? dossiers[0]
  const items = dossiers.map((dossier) => workItem(dossier, { actor, calendar, horizon }))
  if (!chosen) return { items, chosen: null, form: newForm() }
  const [files, passages] = await Promise.all([listFiles(db, chosen.id), listPassages(db, chosen.id)])
  const submitted = passages.findLast((passage) => passage.outcome === 'submitted')
  const draft = files.findLast((file) => file.purpose === 'draft')
  return {
    items,
    chosen: {
      code: chosen.code,
      procedure: chosen.procedure_name,
      owner: chosen.owner_name,
      summary: chosen.summary,
      due_at: chosen.due_at?.toISOString() ?? null,
      step_due_at: chosen.step_due_at?.toISOString() ?? null,
      legal_why: whyHref(chosen.code, 'legal'),
      step_why: whyHref(chosen.code, `step-${chosen.step_clock_seq}`),
      submitted_by: submitted?.holder_name ?? null,
      note: submitted?.note ?? null,
      draft: draft ? { id: draft.id, name: draft.name, media_type: draft.media_type } : null,
    },
    form: newForm({ code: chosen.code, version: chosen.version }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await readPageForm(args)
  const declined = form.form.get('intent') === 'decline'
  // The next one comes by itself: the list without the one that was just decided.
  return handleForm(args, { action: declined ? ACTS.decline : ACTS.approve, form, redirectTo: '/workspace/signing' })
}

export default function SigningPage() {
  const { items, chosen } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.workspace_signing_title()}
        line={m.workspace_signing_line({ count: items.length })}
        acts={
          chosen && (
            <>
              <a className="btn" href={`/dossiers/${chosen.code}`}>
                {m.workspace_signing_open()}
              </a>
              <SubmitButton main form="sign">
                {m.workspace_signing_approve()}
              </SubmitButton>
            </>
          )
        }
      />
      {chosen ? (
        <div className="signing">
          <WaitingList current={chosen.code} />
          <Draft key={chosen.code} />
        </div>
      ) : (
        <EmptyState title={m.workspace_signing_none()} icon="signature">
          {m.workspace_signing_none_text()}
        </EmptyState>
      )}
    </div>
  )
}

function WaitingList({ current }: { current: string }) {
  const { items } = useLoaderData<typeof loader>()
  return (
    <nav aria-label={m.workspace_signing_list()} className="signing-list">
      <ul>
        {items.map((item) => (
          <li key={item.code}>
            <a
              href={`/workspace/signing?code=${item.code}`}
              className={item.code === current ? 'on q' : 'q'}
              aria-current={item.code === current ? 'true' : undefined}
            >
              <Num>{shortCode(item.code)}</Num>
              <span className="b">{item.owner}</span>
              <span className="small sub clamp">{item.procedure}</span>
              {item.due_tone && <StateBadge state={item.tone}>{item.due || item.state}</StateBadge>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Draft() {
  const { chosen, form: start } = useLoaderData<typeof loader>()
  const form = useFormState(start)
  if (!chosen) return null
  return (
    <section className="signing-draft">
      <h2>{chosen.procedure}</h2>
      <DefinitionList
        items={[
          {
            term: m.workspace_signing_owner(),
            value: chosen.summary ? `${chosen.owner} – ${chosen.summary}` : chosen.owner,
          },
          { term: m.workspace_signing_submitted_by(), value: chosen.submitted_by ?? '–' },
          { term: m.workspace_signing_note(), value: chosen.note ?? '–' },
          {
            term: m.workspace_signing_step_due(),
            value: chosen.step_due_at ? <Explained at={chosen.step_due_at} href={chosen.step_why} /> : '–',
          },
          {
            term: m.workspace_signing_appointment(),
            value: chosen.due_at ? <Explained at={chosen.due_at} href={chosen.legal_why} /> : '–',
          },
        ]}
      />
      {chosen.draft ? (
        <iframe
          className="signing-paper"
          title={`${m.workspace_signing_draft()}: ${chosen.draft.name}`}
          src={`/dossiers/${chosen.code}/files/${chosen.draft.id}#navpanes=0`}
        />
      ) : (
        <p className="sub">{m.workspace_signing_no_draft()}</p>
      )}
      <PageForm form={form} id="sign" intent="approve">
        <Target />
        <TextArea name="note" label={m.workspace_signing_opinion()} optional rows={2} />
      </PageForm>
      <PageForm form={form} id="decline" intent="decline">
        <Target />
        <DangerConfirm
          label={m.workspace_signing_decline()}
          consequence={m.workspace_signing_decline_consequence()}
          confirm={m.workspace_signing_decline()}
        >
          <TextArea name="reason" label={m.workspace_signing_decline_reason()} rows={3} />
        </DangerConfirm>
      </PageForm>
    </section>
  )
}

function Target() {
  const { form } = useLoaderData<typeof loader>()
  return (
    <>
      <input type="hidden" name="code" value={form.values.code?.[0] ?? ''} />
      <input type="hidden" name="version" value={form.values.version?.[0] ?? ''} />
    </>
  )
}

/** A date with the way to its reasons. */
function Explained({ at, href }: { at: string; href: string }) {
  return (
    <>
      <DateText value={at} form="when" /> <a href={href}>{m.platform_why()}</a>
    </>
  )
}
