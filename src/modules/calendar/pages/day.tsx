import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { DateField, RadioCards, Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { Notice } from '#platform/ui/content.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Tabs } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { changeDay } from '../actions/change-day.ts'
import { partnersOf } from '../calendar-change.ts'
import type { CalendarException } from '../calendar-definition.ts'
import { STATE_CALENDAR } from '../calendar-queries.ts'
import { shownDay } from '../check-words.ts'
import { findDayOfDate, WEEKDAYS, weekdayOf } from '../civil-time.ts'
import { draftWork, wholeCalendar } from '../draft-work.ts'
import { hoursText } from '../hours-text.ts'
import { exceptionOn, isWorkingDay, type WorkingCalendar } from '../working-calendar.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { dayWords } from './difference-view.ts'
import { confidenceWords, kindName, weekdayName } from './year-view.ts'

const WAYS = ['off', 'makeup', 'swap', 'closure', 'remove'] as const
type Way = (typeof WAYS)[number]

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = await requirePage(args, 'calendar.change')
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const code = search.get('code') ?? STATE_CALENDAR
  const work = await draftWork(db, code)
  const whole = await wholeCalendar(db, work)
  const on = search.get('on') ?? ''
  const known = findDayOfDate(on) === undefined ? undefined : exceptionOn(whole, on)
  const own = work.edited.exceptions.some(({ date }) => date === on)
  const ways = WAYS.filter((way) => way !== 'remove' || own)
  const what = ways.find((way) => way === search.get('what')) ?? wayOf(on, known, own, whole)
  return {
    code,
    on,
    what,
    ways,
    name: locale === 'en' ? work.nameEn : work.name,
    draftVersion: work.draft?.version ?? 0,
    says: known ? dayWords(known, locale) : null,
    inherited: known !== undefined && !own,
    removes: own ? partnersOf(work.edited, on).map(shownDay) : [],
    form: newForm(firstValues(what, on, known)),
  }
}

/** What somebody who pressed this day most likely wants. */
function wayOf(on: string, known: CalendarException | undefined, own: boolean, whole: WorkingCalendar): Way {
  if (known && own) return known.type === 'off' ? 'off' : 'makeup'
  if (findDayOfDate(on) === undefined) return 'swap'
  return isWorkingDay(whole, on) ? 'off' : 'makeup'
}

function firstValues(what: Way, on: string, known: CalendarException | undefined) {
  const day = findDayOfDate(on)
  const text = {
    name: known?.name ?? '',
    name_en: known?.nameEn ?? '',
    legal_basis: known?.legalBasis ?? '',
    confidence: known?.confidence ?? 'V',
  }
  const weekday = day === undefined ? undefined : weekdayOf(day)
  const weekend = weekday === 'sat' || weekday === 'sun'
  switch (what) {
    case 'off':
      return { ...text, date: on, kind: known?.type === 'off' ? known.kind : 'holiday' }
    case 'makeup': {
      const worked = known?.type === 'working' ? known : undefined
      return {
        ...text,
        date: on,
        hours_of: worked?.hours ? '' : (worked?.hoursOf ?? (weekend ? 'mon' : (weekday ?? 'mon'))),
        hours: hoursText(worked?.hours ?? []),
        replaces: worked?.replaces ?? '',
      }
    }
    case 'swap':
      return { legal_basis: '', confidence: 'V', off: weekend ? '' : on, worked: weekend ? on : '' }
    case 'closure':
      return { ...text, name: known?.name ?? '', from: on, to: on }
    case 'remove':
      return { date: on }
  }
}

export async function action(args: ActionFunctionArgs) {
  const code = new URL(args.request.url).searchParams.get('code') ?? STATE_CALENDAR
  return handleForm(args, {
    action: changeDay,
    input: (_form, byName) => ({ ...byName, code }),
    redirectTo: `/calendar/draft?code=${encodeURIComponent(code)}`,
  })
}

const WAY_WORDS: Readonly<Record<Way, () => string>> = {
  off: m.calendar_way_off,
  makeup: m.calendar_way_makeup,
  swap: m.calendar_way_swap,
  closure: m.calendar_way_closure,
  remove: m.calendar_way_remove,
}

export default function DayPage() {
  const data = useLoaderData<typeof loader>()
  const { code, on, what, ways } = data
  const title = on ? m.calendar_day_title({ day: shownDay(on) }) : m.calendar_edit()
  return (
    <div className="page">
      <PageTitle title={title} line={<Digits>{m.calendar_day_line({ name: data.name })}</Digits>} />
      <CalendarTabs code={code} current={null} mayChange />
      {data.says && (
        <Notice tone="info" title={m.calendar_day_says()}>
          <Digits>{data.says}</Digits>
          {data.inherited && <> {m.calendar_day_inherited()}</>}
        </Notice>
      )}
      <Tabs
        label={m.calendar_day_ways()}
        tabs={ways.map((way) => ({
          label: WAY_WORDS[way](),
          href: `/calendar/day?code=${code}&on=${on}&what=${way}`,
          current: way === what,
        }))}
      />
      <WayForm key={what} />
    </div>
  )
}

function WayForm() {
  const { what, form, draftVersion, removes } = useLoaderData<typeof loader>()
  return (
    <div style={{ maxWidth: '44rem', marginTop: '20px' }}>
      <PageForm form={useFormState(form)}>
        <input type="hidden" name="what" value={what} />
        <input type="hidden" name="draft_version" value={draftVersion} />
        {what === 'off' && <OffFields />}
        {what === 'makeup' && <MakeupFields />}
        {what === 'swap' && <SwapFields />}
        {what === 'closure' && <ClosureFields />}
        {what === 'remove' && <RemoveFields removes={removes} />}
        {what !== 'remove' && <Ground />}
        <div>
          <SubmitButton main>{m.calendar_into_draft()}</SubmitButton>
        </div>
        <p className="sub small">{m.calendar_into_draft_hint()}</p>
      </PageForm>
    </div>
  )
}

function OffFields() {
  const kinds = ['holiday', 'compensatory', 'swapped', 'day_off'] as const
  return (
    <>
      <DateField name="date" label={m.calendar_col_day()} />
      <RadioCards
        name="kind"
        label={m.calendar_col_kind()}
        choices={kinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
      />
      <Names />
    </>
  )
}

function MakeupFields() {
  return (
    <>
      <DateField name="date" label={m.calendar_makeup_day()} />
      <Select name="hours_of" label={m.calendar_makeup_hours_of()} choices={weekdayChoices()} optional />
      <TextField name="hours" label={m.calendar_makeup_hours()} hint={m.calendar_makeup_hours_hint()} digits optional />
      <DateField
        name="replaces"
        label={m.calendar_makeup_replaces()}
        hint={m.calendar_makeup_replaces_hint()}
        optional
      />
      <Names />
    </>
  )
}

function weekdayChoices() {
  return WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day, currentLocale()) }))
}

function SwapFields() {
  return (
    <>
      <p className="sub">{m.calendar_swap_line()}</p>
      <DateField name="off" label={m.calendar_swap_off()} />
      <DateField name="worked" label={m.calendar_swap_worked()} hint={m.calendar_swap_worked_hint()} />
    </>
  )
}

function ClosureFields() {
  return (
    <>
      <p className="sub">{m.calendar_closure_line()}</p>
      <DateField name="from" label={m.calendar_closure_from()} />
      <DateField name="to" label={m.calendar_closure_to()} />
      <Names />
    </>
  )
}

function RemoveFields({ removes }: { removes: readonly string[] }) {
  return (
    <>
      <DateField name="date" label={m.calendar_col_day()} />
      <p>
        <Digits>
          {removes.length > 1 ? m.calendar_remove_pair({ days: removes.join(', ') }) : m.calendar_remove_line()}
        </Digits>
      </p>
    </>
  )
}

function Names() {
  return (
    <>
      <TextField name="name" label={m.calendar_field_label_name()} hint={m.calendar_field_label_name_hint()} />
      <TextField name="name_en" label={m.calendar_field_label_name_en()} optional />
    </>
  )
}

function Ground() {
  const marks = ['V', 'P', 'U', 'C'] as const
  return (
    <>
      <TextField name="legal_basis" label={m.calendar_col_basis()} hint={m.calendar_field_label_basis_hint()} />
      <RadioCards
        name="confidence"
        label={m.calendar_col_confidence()}
        choices={marks.map((mark) => ({ value: mark, label: confidenceWords(mark) }))}
      />
    </>
  )
}
