import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Refusal } from '#platform/errors.ts'
import { TextArea, TextField } from '#platform/forms/fields.tsx'
import { DangerConfirm, PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { Card, EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { discardDraft, publishCalendar } from '../actions/publish-calendar.ts'
import { renewDraft } from '../actions/take-over.ts'
import { checkCalendar } from '../calendar-checks.ts'
import type { CalendarDefinition } from '../calendar-definition.ts'
import { differenceBetween } from '../calendar-difference.ts'
import { STATE_CALENDAR, workingCalendar } from '../calendar-queries.ts'
import { checkSentence } from '../check-words.ts'
import { draftWork, wholeCalendar } from '../draft-work.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { Difference } from './difference-parts.tsx'
import { differenceView } from './difference-view.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = await requirePage(args, 'calendar.change')
  const { db } = app.database
  const code = new URL(args.request.url).searchParams.get('code') ?? STATE_CALENDAR
  const work = await draftWork(db, code)
  const { draft, current } = work
  const before = await workingCalendar(db, code)
  const after = await wholeCalendar(db, work)
  const thisYear = Number(app.clock.now().toISOString().slice(0, 4))
  const difference = differenceBetween(before, after, [thisYear, thisYear + 1])
  const touched = new Set(difference.days.map(({ date }) => date))
  const checks = checkCalendar(after.versions.at(-1) as CalendarDefinition)
  return {
    code,
    name: locale === 'en' ? work.nameEn : work.name,
    current: current.version,
    draft: draft
      ? { version: draft.version, by: draft.changed_name, at: draft.changed_at.toISOString(), base: draft.base_version }
      : null,
    difference: differenceView(difference, before, after, locale),
    faults: checks.filter(({ fault }) => fault).map(checkSentence),
    // What was so before is not for whoever changes one day to settle.
    warnings: checks
      .filter(({ fault, at, other }) => !fault && (touched.has(at) || (other !== undefined && touched.has(other))))
      .concat(difference.hours ? checks.filter(({ code: each }) => each === 'beside_days_off') : [])
      .map(checkSentence),
    form: newForm(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const code = new URL(args.request.url).searchParams.get('code') ?? STATE_CALENDAR
  const form = await readPageForm(args)
  const here = `/calendar/draft?code=${encodeURIComponent(code)}`
  const input = (_form: FormData, byName: Record<string, unknown>) => ({ ...byName, code })
  switch (form.form.get('intent')) {
    case 'publish':
      return handleForm(args, {
        action: publishCalendar,
        form,
        input,
        redirectTo: ({ version }) => `/calendar/versions?code=${encodeURIComponent(code)}&published=${version}`,
      })
    case 'renew':
      return handleForm(args, { action: renewDraft, form, input, redirectTo: here })
    case 'discard':
      return handleForm(args, {
        action: discardDraft,
        form,
        input,
        redirectTo: `/calendar?code=${encodeURIComponent(code)}`,
      })
    default:
      throw new Refusal(422, 'unknown_form', m.calendar_unknown_form())
  }
}

/** What will be the next version, beside the one in force; the only place from which it is published. */
export default function DraftPage() {
  const { code, name, draft, current, difference, faults, warnings } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.calendar_draft_title()}
        line={<Digits>{m.calendar_draft_line({ name, version: String(current) })}</Digits>}
        acts={
          <>
            <a className="btn" href={`/calendar/hours?code=${code}`}>
              {m.calendar_hours_change()}
            </a>
            <a className="btn" href={`/calendar/day?code=${code}`}>
              {m.calendar_draft_more()}
            </a>
          </>
        }
      />
      <CalendarTabs code={code} current="draft" mayChange drafted={draft !== null} />
      {!draft ? (
        <EmptyState
          title={m.calendar_draft_empty()}
          icon="edit"
          acts={
            <a className="btn btn-primary" href={`/calendar/day?code=${code}`}>
              {m.calendar_edit()}
            </a>
          }
        >
          {m.calendar_draft_empty_hint()}
        </EmptyState>
      ) : (
        <>
          <p className="sub">
            {m.calendar_draft_by({ name: draft.by })} <DateText value={draft.at} form="when" />
          </p>
          {draft.base !== current && <Outdated />}
          {faults.length > 0 && (
            <Checks tone="bad" title={m.calendar_faults({ count: faults.length })} lines={faults} />
          )}
          {warnings.length > 0 && <Checks tone="warning" title={m.calendar_warnings()} lines={warnings} />}
          <Difference view={difference} />
          {draft.base === current && !difference.same && faults.length === 0 && <Publish />}
          <Discard />
        </>
      )}
    </div>
  )
}

function Checks({ tone, title, lines }: { tone: 'bad' | 'warning'; title: string; lines: readonly string[] }) {
  return (
    <Notice tone={tone} title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Digits>{line}</Digits>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Outdated() {
  const { form, draft, current } = useLoaderData<typeof loader>()
  return (
    <Notice tone="warning" title={m.calendar_draft_outdated({ version: String(current) })}>
      <PageForm form={useFormState(form, 'renew')} intent="renew">
        <input type="hidden" name="draft_version" value={draft?.version ?? 0} />
        <p>{m.calendar_draft_take_over()}</p>
        <div>
          <SubmitButton>{m.calendar_draft_renew()}</SubmitButton>
        </div>
      </PageForm>
    </Notice>
  )
}

function Publish() {
  const { form, draft, current } = useLoaderData<typeof loader>()
  return (
    <div className="yr-below" style={{ maxWidth: '44rem', marginTop: '24px' }}>
      <Card title={m.calendar_publish_title({ version: String(current + 1) })}>
        <PageForm form={useFormState(form, 'publish')} intent="publish">
          <input type="hidden" name="draft_version" value={draft?.version ?? 0} />
          <TextArea
            name="reason"
            label={m.calendar_publish_reason()}
            hint={m.calendar_publish_reason_hint()}
            rows={2}
          />
          <TextField
            name="document"
            label={m.calendar_publish_document()}
            hint={m.calendar_publish_document_hint()}
            optional
          />
          <p className="sub">{m.calendar_publish_line()}</p>
          <div>
            <SubmitButton main>{m.calendar_publish_act()}</SubmitButton>
          </div>
        </PageForm>
      </Card>
    </div>
  )
}

function Discard() {
  const { form, draft } = useLoaderData<typeof loader>()
  return (
    <div style={{ marginTop: '24px' }}>
      <PageForm form={useFormState(form, 'discard')} intent="discard">
        <input type="hidden" name="draft_version" value={draft?.version ?? 0} />
        <DangerConfirm
          label={m.calendar_discard()}
          consequence={m.calendar_discard_consequence()}
          confirm={m.calendar_discard_confirm()}
        />
      </PageForm>
    </div>
  )
}
