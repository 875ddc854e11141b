import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listUnits, localName, unitChoices } from '#modules/organisations/exports.ts'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { DateField, Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { Card, EmptyState } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { assignCalendar } from '../actions/assign-calendar.ts'
import { type CalendarVersion, findDraft, listCurrentCalendars, STATE_CALENDAR } from '../calendar-queries.ts'
import { listUnitCalendarHistory, listUnitCalendars } from '../unit-calendar-queries.ts'
import { CalendarTabs } from './calendar-tabs.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, locale } = await requirePage(args, 'calendar.view')
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const code = search.get('code') ?? STATE_CALENDAR
  const today = legalDay(app.clock.now())
  const calendars = await listCurrentCalendars(db)
  const units = new Map((await listUnits(db, today)).map((unit) => [unit.id, localName(unit)]))
  const names = new Map(calendars.map((row) => [row.code, nameIn(row, locale)]))
  const inForce = new Set((await listUnitCalendars(db, today)).map((row) => `${row.unit_id} ${row.set_at.getTime()}`))
  const mayChange = can(actor, 'calendar.change')
  return {
    code,
    mayChange,
    drafted: mayChange && (await findDraft(db, code)) !== undefined,
    calendars: calendars.map((row) => ({
      code: row.code,
      name: nameIn(row, locale),
      version: row.version,
      basedOn: row.based_on === null ? null : (names.get(row.based_on) ?? row.based_on),
    })),
    rows: (await listUnitCalendarHistory(db)).map((row) => ({
      key: `${row.unit_id} ${row.set_at.getTime()}`,
      unitId: row.unit_id,
      unit: units.get(row.unit_id) ?? m.calendar_unit_ended(),
      calendar: row.code === null ? m.calendar_unit_above() : (names.get(row.code) ?? row.code),
      from: row.valid_from,
      document: row.document ?? '',
      by: row.set_name,
      now: inForce.has(`${row.unit_id} ${row.set_at.getTime()}`),
    })),
    units: mayChange ? await unitChoices(db, actor, 'calendar.change', today) : [],
    form: newForm({ unit_id: search.get('unit') ?? '', valid_from: today }),
  }
}

function nameIn(row: CalendarVersion, locale: Locale): string {
  return locale === 'en' ? row.name_en : row.name
}

export async function action(args: ActionFunctionArgs) {
  const code = new URL(args.request.url).searchParams.get('code') ?? STATE_CALENDAR
  return handleForm(args, { action: assignCalendar, redirectTo: `/calendar/units?code=${encodeURIComponent(code)}` })
}

/** Which calendars there are, and which unit works by which from when. */
export default function UnitsPage() {
  const data = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.calendar_units_title()}
        line={m.calendar_units_line()}
        acts={
          data.mayChange && (
            <a className="btn" href="/calendar/new">
              {m.calendar_new_title()}
            </a>
          )
        }
      />
      <CalendarTabs code={data.code} current="units" mayChange={data.mayChange} drafted={data.drafted} />
      <div className="yr-below" style={{ marginTop: '20px' }}>
        <Card title={m.calendar_all()}>
          <Calendars />
        </Card>
        <Card title={m.calendar_units_own()}>
          <Assignments />
        </Card>
        {data.mayChange && (
          <Card title={m.calendar_assign_title()}>
            <Assign />
          </Card>
        )}
      </div>
    </div>
  )
}

function Calendars() {
  const { calendars } = useLoaderData<typeof loader>()
  return (
    <Table
      rows={calendars}
      rowKey={(row) => row.code}
      columns={[
        {
          label: m.calendar_which(),
          head: true,
          cell: (row) => <a href={`/calendar?code=${row.code}`}>{row.name}</a>,
        },
        { label: m.calendar_new_code(), cell: (row) => <Num>{row.code}</Num> },
        { label: m.calendar_col_version(), cell: (row) => <Num>{row.version}</Num> },
        { label: m.calendar_col_based(), cell: (row) => row.basedOn ?? '–' },
      ]}
    />
  )
}

function Assignments() {
  const { rows } = useLoaderData<typeof loader>()
  if (rows.length === 0) return <EmptyState title={m.calendar_units_none()} icon="buildings" />
  return (
    <Table
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          label: m.calendar_col_unit(),
          head: true,
          cell: (row) => <a href={`/organisations/${row.unitId}`}>{row.unit}</a>,
        },
        {
          label: m.calendar_which(),
          cell: (row) => (
            <>
              {row.calendar}
              {row.now && <span className="sub"> · {m.calendar_unit_now()}</span>}
            </>
          ),
        },
        { label: m.calendar_col_from(), cell: (row) => <DateText value={row.from} /> },
        { label: m.calendar_col_document(), cell: (row) => row.document || '–' },
        { label: m.calendar_col_by(), cell: (row) => row.by },
      ]}
    />
  )
}

function Assign() {
  const { form, units, calendars } = useLoaderData<typeof loader>()
  return (
    <PageForm form={useFormState(form)}>
      <Select name="unit_id" label={m.calendar_col_unit()} choices={units} />
      <Select
        name="code"
        label={m.calendar_which()}
        hint={m.calendar_assign_above()}
        choices={calendars.map((row) => ({ value: row.code, label: row.name }))}
        optional
      />
      <DateField name="valid_from" label={m.calendar_col_from()} hint={m.calendar_assign_from_hint()} />
      <TextField name="document" label={m.calendar_publish_document()} optional />
      <div>
        <SubmitButton main>{m.calendar_assign_act()}</SubmitButton>
      </div>
    </PageForm>
  )
}
