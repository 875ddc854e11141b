import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { DateField, RadioCards, TextArea, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { Card } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { changeParameter } from '../actions/change-parameter.ts'
import { findParameter, listParameterHistory } from '../parameter-queries.ts'
import { typedForm } from '../parameter-value.ts'
import { markChoices, markMeaning, markWord, unitWord } from '../parameter-words.ts'
import { markTone } from './mark-tone.ts'
import { ParameterValue } from './parameter-value.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'parameters.view')
  const { db } = app.database
  const key = args.params.key ?? ''
  const today = legalDay(app.clock.now())
  const history = await listParameterHistory(db, key)
  const now = (await findParameter(db, key, today)) ?? history[0]
  if (!now) throw new Refusal(404, 'no_such_parameter', m.parameters_not_found({ key }))
  const english = currentLocale() === 'en'
  const value = typedForm(now.value)
  return {
    key,
    value,
    unit: unitWord(now.unit),
    note: (english ? now.note_en : now.note_vi) ?? key,
    basis: now.legal_basis,
    mark: now.confidence,
    markWord: markWord(now.confidence),
    markMeaning: markMeaning(now.confidence),
    mayChange: can(actor, 'parameters.change'),
    history: history.map((row) => ({
      id: row.id,
      value: typedForm(row.value),
      from: row.valid_from,
      to: row.valid_to,
      basis: row.legal_basis,
      mark: row.confidence,
      markWord: markWord(row.confidence),
      current: row.id === now.id,
      by: row.set_by === null ? m.parameters_shipped() : m.parameters_ours(),
    })),
    marks: markChoices(),
    form: newForm({ value, valid_from: today, confidence: now.confidence, note_vi: now.note_vi, note_en: now.note_en }),
  }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, {
    action: changeParameter,
    input: (_form, byName) => ({ ...byName, key: args.params.key }),
    redirectTo: `/parameters/${args.params.key}`,
  })
}

export default function ParameterPage() {
  const data = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        code={data.key}
        title={data.note}
        documentTitle={data.note}
        line={
          <>
            <ParameterValue value={data.value} /> {data.unit}
          </>
        }
      />
      <p style={{ marginTop: '12px' }}>
        <StateBadge state={markTone(data.mark)}>{data.markWord}</StateBadge> {data.markMeaning}
      </p>
      <p>
        {m.parameters_basis()}: {data.basis}
      </p>
      <section style={{ marginTop: '24px' }}>
        <h2 style={{ fontSize: '18px', lineHeight: '28px' }}>{m.parameters_history()}</h2>
        <Table
          rows={data.history}
          rowKey={(row) => row.id}
          columns={[
            {
              label: m.parameters_value(),
              head: true,
              cell: (row) => (
                <span style={{ overflowWrap: 'anywhere' }}>
                  <ParameterValue value={row.value} />{' '}
                  {row.current && <StateBadge state="work">{m.parameters_now()}</StateBadge>}
                </span>
              ),
            },
            {
              label: m.parameters_validity(),
              cell: (row) =>
                row.to === null ? (
                  <>
                    {m.parameters_from()} <DateText value={row.from} />
                  </>
                ) : (
                  <>
                    <DateText value={row.from} /> – <DateText value={row.to} />
                  </>
                ),
            },
            { label: m.parameters_basis(), cell: (row) => row.basis },
            { label: m.parameters_mark(), cell: (row) => row.markWord },
            { label: m.parameters_by(), cell: (row) => row.by },
          ]}
        />
      </section>
      {data.mayChange && <ChangeForm />}
    </div>
  )
}

function ChangeForm() {
  const { form, marks, unit } = useLoaderData<typeof loader>()
  return (
    <div style={{ maxWidth: '44rem', marginTop: '28px' }}>
      <Card title={m.parameters_change_title()}>
        <p className="sub" style={{ marginBottom: '12px' }}>
          {m.parameters_change_line()}
        </p>
        <PageForm form={useFormState(form)}>
          <TextField name="value" label={unit ? `${m.parameters_new_value()} (${unit})` : m.parameters_new_value()} />
          <DateField name="valid_from" label={m.parameters_valid_from()} hint={m.parameters_valid_from_hint()} />
          <TextField name="legal_basis" label={m.parameters_basis()} hint={m.parameters_basis_hint()} />
          <RadioCards name="confidence" label={m.parameters_mark()} choices={marks} />
          <TextArea name="note_vi" label={m.parameters_note_vi()} rows={2} optional />
          <TextArea name="note_en" label={m.parameters_note_en()} rows={2} optional />
          <div>
            <SubmitButton main>{m.parameters_change_act()}</SubmitButton>
          </div>
        </PageForm>
      </Card>
    </div>
  )
}
