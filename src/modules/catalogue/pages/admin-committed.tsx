import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listUnits, localName } from '#modules/organisations/exports.ts'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { DateField, NumberField, Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { Card, EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { COMMITTED_UNITS, commitToLimit, MANAGE_COMMITMENTS } from '../actions/commit-to-limit.ts'
import { endPromise } from '../actions/end-committed-limit.ts'
import { MANAGE_CATALOGUE } from '../actions/import-procedures.ts'
import { listCommittedLimits } from '../committed-limit-queries.ts'
import { limitText } from '../limit-words.ts'
import { AdminTabs } from './admin-tabs.tsx'

const HERE = '/catalogue/admin/committed'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, MANAGE_COMMITMENTS)
  const { db } = app.database
  const today = legalDay(app.clock.now())
  const search = new URL(args.request.url).searchParams
  const [rows, units] = await Promise.all([listCommittedLimits(db, today), listUnits(db, today)])
  const names = new Map(units.map((unit) => [unit.id, localName(unit)]))
  const locale = currentLocale()
  // Whoever resolves may promise: the board, a department; never a division of it.
  const choices = units
    .filter((unit) => ['board', 'department'].includes(unit.kind) && can(actor, MANAGE_COMMITMENTS, [unit.id]))
    .map((unit) => ({ value: unit.id, label: localName(unit) }))
  return {
    manages: can(actor, MANAGE_CATALOGUE),
    done: search.get('done'),
    ending: search.get('end'),
    choices,
    units: COMMITTED_UNITS.map((unit) => ({ value: unit, label: unitLabel(unit) })),
    rows: rows.map((row) => ({
      id: row.id,
      code: row.procedure_code,
      name: row.procedure_name,
      case: row.case_code,
      unit: names.get(row.unit_id) ?? '',
      limit: limitText({ value: Number(row.limit_value), unit: row.limit_unit }, locale),
      decision: row.decision_number,
      decisionOn: row.decision_on,
      from: row.valid_from,
      to: row.valid_to,
      by: row.entered_by,
      inForce: row.in_force,
      mayEnd: can(actor, MANAGE_COMMITMENTS, [row.unit_id]) && (row.valid_to === null || row.valid_to >= today),
    })),
    form: newForm({ valid_from: today, ...(choices.length === 1 ? { unit_id: choices[0]?.value } : {}) }),
    endForm: newForm({ valid_to: today }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await readPageForm(args)
  const intent = form.form.get('intent')
  if (intent === 'end') {
    const id = new URL(args.request.url).searchParams.get('end')
    return handleForm(args, {
      form,
      action: endPromise,
      input: (_form, byName) => ({ ...byName, id }),
      redirectTo: `${HERE}?done=ended`,
    })
  }
  return handleForm(args, { form, action: commitToLimit, redirectTo: `${HERE}?done=added` })
}

function unitLabel(unit: (typeof COMMITTED_UNITS)[number]): string {
  switch (unit) {
    case 'working_days':
      return m.catalogue_committed_working_days()
    case 'working_hours':
      return m.catalogue_committed_working_hours()
    case 'days':
      return m.catalogue_committed_days()
  }
}

/** Cam kết cắt giảm thời gian giải quyết: what the board has promised, and a new promise. */
export default function CommittedLimitsPage() {
  const { manages, done, rows } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.catalogue_committed_title()} line={m.catalogue_committed_line()} />
      {manages && <AdminTabs current="committed" />}
      {done === 'added' && <Notice tone="good" live title={m.catalogue_committed_added()} />}
      {done === 'ended' && <Notice tone="good" live title={m.catalogue_committed_ended()} />}
      {rows.length === 0 ? (
        <EmptyState title={m.catalogue_committed_empty()} icon="clock">
          {m.catalogue_committed_empty_hint()}
        </EmptyState>
      ) : (
        <Promises />
      )}
      <NewPromise />
    </div>
  )
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

function Promises() {
  const { rows, ending } = useLoaderData<typeof loader>()
  return (
    <Table
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { label: m.catalogue_committed_procedure(), head: true, cell: (row) => <ProcedureCell row={row} /> },
        { label: m.catalogue_committed_unit(), cell: (row) => row.unit },
        { label: m.catalogue_committed_limit(), cell: (row) => <Digits>{row.limit}</Digits> },
        {
          label: m.catalogue_committed_decision(),
          cell: (row) => (
            <>
              <Num>{row.decision}</Num>, <DateText value={row.decisionOn} />
            </>
          ),
        },
        { label: m.catalogue_committed_validity(), cell: (row) => <Validity row={row} /> },
        { label: m.catalogue_committed_by(), cell: (row) => row.by },
        {
          label: m.catalogue_committed_end(),
          cell: (row) =>
            ending === row.id && row.mayEnd ? (
              <EndForm />
            ) : row.mayEnd ? (
              <a href={`${HERE}?end=${row.id}`} aria-label={`${m.catalogue_committed_end()}: ${row.code}`}>
                {m.catalogue_committed_end()}
              </a>
            ) : null,
        },
      ]}
    />
  )
}

function ProcedureCell({ row }: { row: Row }) {
  return (
    <>
      <Num>{row.code}</Num> {row.case && m.catalogue_committed_case_short({ case: row.case })}
      <span className="sub small" style={{ display: 'block', fontWeight: 400, maxWidth: '24rem' }}>
        {row.name}
      </span>
    </>
  )
}

function Validity({ row }: { row: Row }) {
  return (
    <>
      <DateText value={row.from} />
      {row.to ? (
        <>
          {' '}
          – <DateText value={row.to} />
        </>
      ) : (
        ' –'
      )}{' '}
      {row.inForce && <StateBadge state="work">{m.catalogue_committed_now()}</StateBadge>}
    </>
  )
}

function EndForm() {
  const { endForm } = useLoaderData<typeof loader>()
  return (
    <PageForm form={useFormState(endForm, 'end')} intent="end">
      <DateField
        name="valid_to"
        label={m.catalogue_committed_last_day()}
        hint={m.catalogue_committed_last_day_hint()}
      />
      <div>
        <SubmitButton>{m.catalogue_committed_end()}</SubmitButton>
      </div>
    </PageForm>
  )
}

function NewPromise() {
  const { form, choices, units } = useLoaderData<typeof loader>()
  return (
    <div style={{ maxWidth: '44rem', marginTop: '28px' }}>
      <Card title={m.catalogue_committed_new()}>
        <p className="sub" style={{ marginBottom: '12px' }}>
          {m.catalogue_committed_new_line()}
        </p>
        <PageForm form={useFormState(form, 'add')} intent="add">
          <Select name="unit_id" label={m.catalogue_committed_unit()} choices={choices} />
          <TextField
            name="procedure_code"
            label={m.catalogue_committed_procedure_code()}
            hint={m.catalogue_committed_procedure_hint()}
            digits
          />
          <TextField
            name="case_code"
            label={m.catalogue_committed_case()}
            hint={m.catalogue_committed_case_hint()}
            optional
          />
          <NumberField name="limit_value" label={m.catalogue_committed_limit()} />
          <Select name="limit_unit" label={m.catalogue_committed_limit_unit()} choices={units} />
          <TextField name="decision_number" label={m.catalogue_committed_decision_number()} />
          <DateField name="decision_on" label={m.catalogue_committed_decision_on()} />
          <DateField name="valid_from" label={m.catalogue_committed_from()} hint={m.catalogue_committed_from_hint()} />
          <div>
            <SubmitButton main>{m.catalogue_committed_add()}</SubmitButton>
          </div>
        </PageForm>
      </Card>
    </div>
  )
}
