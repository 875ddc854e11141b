import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { can } from '#platform/access/actor.ts'
import { Select } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { Card, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { differenceBetween } from '../calendar-difference.ts'
import {
  type CalendarVersion,
  findDraft,
  getCalendarVersions,
  listCurrentCalendars,
  STATE_CALENDAR,
  workingCalendar,
} from '../calendar-queries.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { Difference } from './difference-parts.tsx'
import { differenceView } from './difference-view.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, locale } = await requirePage(args, 'calendar.view')
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const code = search.get('code') ?? STATE_CALENDAR
  const versions = await getCalendarVersions(db, code)
  const numbers = versions.map(({ version }) => version)
  const asked = (name: string) => numbers.find((version) => String(version) === search.get(name))
  const to = asked('to') ?? numbers[0] ?? 1
  const from = asked('from') ?? numbers[1] ?? to
  const [before, after] = [await workingCalendar(db, code, from), await workingCalendar(db, code, to)]
  const thisYear = Number(app.clock.now().toISOString().slice(0, 4))
  const mayChange = can(actor, 'calendar.change')
  const published = asked('published')
  return {
    code,
    name: locale === 'en' ? (versions[0]?.name_en ?? '') : (versions[0]?.name ?? ''),
    mayChange,
    drafted: mayChange && (await findDraft(db, code)) !== undefined,
    published: published ?? null,
    followed:
      published === undefined
        ? []
        : (await listCurrentCalendars(db)).filter((row) => row.based_on === code).map((row) => row.code),
    versions: versions.map(versionLine),
    from,
    to,
    difference: differenceView(differenceBetween(before, after, [thisYear, thisYear + 1]), before, after, locale),
    form: newForm({ code, from: String(from), to: String(to) }),
  }
}

function versionLine(row: CalendarVersion) {
  return {
    version: row.version,
    at: row.published_at.toISOString(),
    by: row.published_name ?? '',
    reason: reasonOf(row),
    document: row.document ?? '',
  }
}

function reasonOf(row: CalendarVersion): string {
  if (row.origin === 'pack') return m.calendar_origin_pack({ version: String(row.pack_version ?? row.version) })
  if (row.origin === 'followed') {
    return m.calendar_origin_followed({ code: row.based_on ?? '', version: String(row.based_on_version ?? '') })
  }
  return row.reason ?? ''
}

/** Every version with who published it and why, and what any two of them say differently. */
export default function VersionsPage() {
  const data = useLoaderData<typeof loader>()
  const { code, name, versions, from, to } = data
  return (
    <div className="page">
      <PageTitle title={m.calendar_versions_title()} line={name} />
      <CalendarTabs code={code} current="versions" mayChange={data.mayChange} drafted={data.drafted} />
      {data.published !== null && <Published />}
      <div className="yr-below" style={{ marginTop: '20px' }}>
        <Table
          rows={versions}
          rowKey={(row) => String(row.version)}
          columns={[
            {
              label: m.calendar_col_version(),
              head: true,
              cell: (row) => (
                <a href={`/calendar?code=${code}&version=${row.version}`}>
                  <Num>{row.version}</Num>
                </a>
              ),
            },
            { label: m.calendar_col_published(), cell: (row) => <DateText value={row.at} form="when" /> },
            { label: m.calendar_col_by(), cell: (row) => row.by || '–' },
            { label: m.calendar_col_reason(), cell: (row) => <Digits>{row.reason}</Digits> },
            { label: m.calendar_col_document(), cell: (row) => <Digits>{row.document || '–'}</Digits> },
          ]}
        />
        {versions.length > 1 && (
          <Card title={<Digits>{m.calendar_compare_title({ from: String(from), to: String(to) })}</Digits>}>
            <Compare />
            <Difference view={data.difference} />
          </Card>
        )}
      </div>
    </div>
  )
}

function Published() {
  const { published, code, followed } = useLoaderData<typeof loader>()
  return (
    <Notice tone="good" live title={m.calendar_published({ version: String(published) })}>
      <p>
        {m.calendar_published_line()}{' '}
        <a href={`/deadlines/recounts/new?calendar=${code}`}>{m.calendar_published_recount()}</a>
      </p>
      {followed.map((each) => (
        <p key={each}>
          {m.calendar_published_followed({ code: each })}{' '}
          <a href={`/deadlines/recounts/new?calendar=${each}`}>{m.calendar_published_recount()}</a>
        </p>
      ))}
    </Notice>
  )
}

function Compare() {
  const { form, versions } = useLoaderData<typeof loader>()
  const choices = versions.map(({ version }) => ({ value: String(version), label: String(version) }))
  const state = useFormState(form)
  return (
    <PageForm form={state} method="get" className="form yr-compare">
      <input type="hidden" name="code" value={state.value('code')} />
      <Select name="from" label={m.calendar_compare_from()} choices={choices} />
      <Select name="to" label={m.calendar_compare_to()} choices={choices} />
      <div>
        <SubmitButton main={false}>{m.calendar_compare_act()}</SubmitButton>
      </div>
    </PageForm>
  )
}
