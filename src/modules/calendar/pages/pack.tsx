import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { takePack } from '../actions/take-over.ts'
import { differenceBetween } from '../calendar-difference.ts'
import { mergeCalendars } from '../calendar-merge.ts'
import { findOfferedPack, findPack, STATE_CALENDAR, storedDefinition } from '../calendar-queries.ts'
import { shownDay } from '../check-words.ts'
import { draftWork, wholeCalendar } from '../draft-work.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { Difference } from './difference-parts.tsx'
import { differenceView } from './difference-view.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = await requirePage(args, 'calendar.change')
  const { db } = app.database
  const code = new URL(args.request.url).searchParams.get('code') ?? STATE_CALENDAR
  const work = await draftWork(db, code)
  const offered = await findOfferedPack(db, code)
  const name = locale === 'en' ? work.nameEn : work.name
  if (!offered) return { code, name, offer: null, form: newForm() }
  const known = work.draft?.pack_version ?? work.current.pack_version
  const base = known === null ? undefined : await findPack(db, code, known)
  const pack = storedDefinition(offered)
  const merged = mergeCalendars(base ? storedDefinition(base) : work.edited, pack, work.edited)
  const before = await wholeCalendar(db, work)
  const after = await wholeCalendar(db, work, merged.definition)
  const thisYear = Number(app.clock.now().toISOString().slice(0, 4))
  return {
    code,
    name,
    offer: {
      version: offered.version,
      draftVersion: work.draft?.version ?? 0,
      kept: merged.kept.map(shownDay),
      difference: differenceView(differenceBetween(before, after, [thisYear, thisYear + 1]), before, after, locale),
    },
    form: newForm(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const code = new URL(args.request.url).searchParams.get('code') ?? STATE_CALENDAR
  return handleForm(args, {
    action: takePack,
    input: (_form, byName) => ({ ...byName, code }),
    redirectTo: `/calendar/draft?code=${encodeURIComponent(code)}`,
  })
}

/** A pack that came with a newer release: what it would change here, and the act that takes it in. */
export default function PackPage() {
  const { code, name, offer, form } = useLoaderData<typeof loader>()
  const state = useFormState(form)
  return (
    <div className="page">
      <PageTitle title={m.calendar_pack_title()} line={name} />
      <CalendarTabs code={code} current={null} mayChange />
      {!offer ? (
        <EmptyState title={m.calendar_pack_none()} icon="calendar" />
      ) : (
        <>
          <p style={{ marginTop: '16px' }}>
            <Digits>{m.calendar_pack_line({ version: String(offer.version) })}</Digits>
          </p>
          {offer.kept.length > 0 && (
            <Notice tone="warning" title={m.calendar_pack_kept()}>
              <Digits>{offer.kept.join(', ')}</Digits>
            </Notice>
          )}
          <Difference view={offer.difference} />
          <PageForm form={state}>
            <input type="hidden" name="draft_version" value={offer.draftVersion} />
            <input type="hidden" name="pack_version" value={offer.version} />
            <div style={{ marginTop: '20px' }}>
              <SubmitButton main>{m.calendar_pack_take()}</SubmitButton>
            </div>
          </PageForm>
        </>
      )}
    </div>
  )
}
