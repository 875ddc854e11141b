import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Refusal } from '#platform/errors.ts'
import { DateField, TextArea, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { Card } from '#platform/ui/content.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { changeHours, changeParticulars, removeSeason, saveSeason } from '../actions/change-hours.ts'
import type { WeeklyHours } from '../calendar-definition.ts'
import { STATE_CALENDAR } from '../calendar-queries.ts'
import { shownDay } from '../check-words.ts'
import { WEEKDAYS } from '../civil-time.ts'
import { draftWork } from '../draft-work.ts'
import { hoursText } from '../hours-text.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { seasonLines, weekdayName } from './year-view.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = await requirePage(args, 'calendar.change')
  const search = new URL(args.request.url).searchParams
  const code = search.get('code') ?? STATE_CALENDAR
  const work = await draftWork(app.database.db, code)
  const { edited } = work
  const index = Number(search.get('season') ?? '')
  const season = search.has('season') ? edited.seasons[index] : undefined
  return {
    code,
    name: locale === 'en' ? work.nameEn : work.name,
    draftVersion: work.draft?.version ?? 0,
    seasons: seasonLines(edited.seasons, locale),
    season: season ? index : null,
    hours: newForm(weekValues(edited.weekly)),
    seasonForm: newForm({
      name: season?.name ?? '',
      from: season ? shownDay(season.from) : '',
      to: season ? shownDay(season.to) : '',
      ...weekValues(season?.weekly ?? edited.weekly),
    }),
    particulars: newForm({
      name: work.name,
      name_en: work.nameEn,
      valid_from: edited.validFrom ?? '',
      valid_to: edited.validTo ?? '',
      announced_until: edited.announcedUntil ?? '',
      source: edited.source ?? '',
    }),
    empty: newForm(),
  }
}

function weekValues(weekly: WeeklyHours): Record<string, string> {
  return Object.fromEntries(WEEKDAYS.map((day) => [`weekly.${day}`, hoursText(weekly[day] ?? [])]))
}

export async function action(args: ActionFunctionArgs) {
  const code = new URL(args.request.url).searchParams.get('code') ?? STATE_CALENDAR
  const form = await readPageForm(args)
  const options = { form, redirectTo: `/calendar/draft?code=${encodeURIComponent(code)}` }
  const input = (_form: FormData, byName: Record<string, unknown>) => ({ weekly: {}, ...byName, code })
  switch (form.form.get('intent')) {
    case 'hours':
      return handleForm(args, { action: changeHours, input, ...options })
    case 'season':
      return handleForm(args, {
        action: saveSeason,
        input: (each, byName) => ({
          ...input(each, byName),
          from: seasonEnd(byName.from),
          to: seasonEnd(byName.to),
        }),
        ...options,
      })
    case 'remove-season':
      return handleForm(args, { action: removeSeason, input, ...options })
    case 'particulars':
      return handleForm(args, { action: changeParticulars, input, ...options })
    default:
      throw new Refusal(422, 'unknown_form', m.calendar_unknown_form())
  }
}

/** `16/04` is every year, `16/04/2027` is once; what is neither stays as typed, for the action to name. */
function seasonEnd(typed: unknown): string {
  const text = typeof typed === 'string' ? typed.trim() : ''
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(text) ?? []
  if (!day || !month) return text
  return [...(year ? [year] : []), month.padStart(2, '0'), day.padStart(2, '0')].join('-')
}

/** Hours of the week, seasons, name and validity: all into the draft. */
export default function HoursPage() {
  const { code, name } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.calendar_hours_title()} line={m.calendar_day_line({ name })} />
      <CalendarTabs code={code} current={null} mayChange />
      <div className="yr-below" style={{ maxWidth: '48rem', marginTop: '20px' }}>
        <Card title={m.calendar_hours()}>
          <HoursForm />
        </Card>
        <Card title={m.calendar_seasons()}>
          <Seasons />
        </Card>
        <Card title={m.calendar_particulars()}>
          <Particulars />
        </Card>
      </div>
    </div>
  )
}

function Seen() {
  const { draftVersion } = useLoaderData<typeof loader>()
  return <input type="hidden" name="draft_version" value={draftVersion} />
}

function Week() {
  const locale = currentLocale()
  return (
    <>
      <p className="sub small">{m.calendar_week_hint()}</p>
      <div className="yr-two">
        {WEEKDAYS.map((day) => (
          <TextField key={day} name={`weekly.${day}`} label={weekdayName(day, locale)} digits optional />
        ))}
      </div>
    </>
  )
}

function HoursForm() {
  const { hours } = useLoaderData<typeof loader>()
  return (
    <PageForm form={useFormState(hours, 'hours')} intent="hours">
      <Seen />
      <Week />
      <DateField name="from" label={m.calendar_hours_from()} hint={m.calendar_hours_from_hint()} optional />
      <div>
        <SubmitButton main={false}>{m.calendar_into_draft()}</SubmitButton>
      </div>
    </PageForm>
  )
}

function Seasons() {
  const { seasons, season, seasonForm, code } = useLoaderData<typeof loader>()
  return (
    <>
      {seasons.length === 0 && <p className="sub">{m.calendar_seasons_none()}</p>}
      {seasons.map((line, index) => (
        <Season key={line} line={line} index={index} href={`/calendar/hours?code=${code}&season=${index}#f-from`} />
      ))}
      <h3 style={{ marginTop: '16px' }}>{season === null ? m.calendar_season_new() : m.calendar_season_change()}</h3>
      <PageForm form={useFormState(seasonForm, 'season')} intent="season">
        <Seen />
        {season !== null && <input type="hidden" name="index" value={season} />}
        <TextField name="name" label={m.calendar_season_name()} hint={m.calendar_season_name_hint()} />
        <TextField name="from" label={m.calendar_season_from()} hint={m.calendar_season_from_hint()} digits />
        <TextField name="to" label={m.calendar_season_to()} digits />
        <Week />
        <div>
          <SubmitButton main={false}>{m.calendar_into_draft()}</SubmitButton>
        </div>
      </PageForm>
    </>
  )
}

function Season({ line, index, href }: { line: string; index: number; href: string }) {
  const { empty } = useLoaderData<typeof loader>()
  return (
    <PageForm form={useFormState(empty, `remove-season`)} intent="remove-season" className="inline">
      <Seen />
      <input type="hidden" name="index" value={index} />
      <p>
        <Digits>{line}</Digits>
      </p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
        <a className="btn" href={href}>
          {m.calendar_season_change()}
        </a>
        <SubmitButton quiet>{m.calendar_season_remove()}</SubmitButton>
      </div>
    </PageForm>
  )
}

function Particulars() {
  const { particulars } = useLoaderData<typeof loader>()
  return (
    <PageForm form={useFormState(particulars, 'particulars')} intent="particulars">
      <Seen />
      <TextField name="name" label={m.calendar_field_label_calendar_name()} />
      <TextField name="name_en" label={m.calendar_field_label_name_en()} />
      <DateField name="valid_from" label={m.calendar_field_label_valid_from()} />
      <DateField name="valid_to" label={m.calendar_field_label_valid_to()} optional />
      <DateField
        name="announced_until"
        label={m.calendar_field_label_announced()}
        hint={m.calendar_field_label_announced_hint()}
        optional
      />
      <TextArea name="source" label={m.calendar_field_label_source()} rows={3} optional />
      <div>
        <SubmitButton main={false}>{m.calendar_into_draft()}</SubmitButton>
      </div>
    </PageForm>
  )
}
