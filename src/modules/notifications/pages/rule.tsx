import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import {
  Checkbox,
  CheckboxList,
  DateField,
  NumberField,
  RadioCards,
  Select,
  TextArea,
  TextField,
} from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { DateText } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { saveRule } from '../actions/save-rule.ts'
import { audienceLabel, clockLabel, momentLabel } from '../notification-words.ts'
import { AUDIENCES, REMINDER_CLOCKS, REMINDER_MOMENTS } from '../reminder-rule.ts'
import { findRule, listRuleHistory, type RuleRow } from '../rule-queries.ts'
import { NotificationTabs } from './notification-tabs.tsx'
import { ruleView } from './rule-view.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'notifications.manage')
  const { db } = app.database
  const key = args.params.key
  const rule = key === undefined ? undefined : await findRule(db, key)
  if (key !== undefined && !rule) throw new Refusal(404, 'rule_not_found', m.notifications_rule_not_found())
  const history = rule ? await listRuleHistory(db, rule.key) : []
  return {
    rule: rule ? ruleView(rule) : null,
    history: history.map((row) => ({
      ...ruleView(row),
      at: row.set_at.toISOString(),
      by: row.set_by_name ?? m.notifications_rule_shipped(),
    })),
    clocks: REMINDER_CLOCKS.map((value) => ({ value, label: clockLabel(value) })),
    moments: REMINDER_MOMENTS.map((value) => ({ value, label: momentLabel(value) })),
    audiences: AUDIENCES.map((value) => ({ value, label: audienceLabel(value) })),
    form: newForm(rule ? startOf(rule) : { ...FRESH, valid_from: legalDay(app.clock.now()) }),
  }
}

function startOf({ set_at: _, replaced_at: _replaced, ...rule }: RuleRow) {
  return { ...rule, amount: Number(rule.amount) }
}

const FRESH = { by_system: true, by_email: true, active: true, unit: 'working_hours', audiences: ['holder'] }

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, {
    action: saveRule,
    input: (_form, byName) => ({ ...byName, key: args.params.key ?? null }),
    redirectTo: '/notifications/rules',
  })
}

export default function RulePage() {
  const { rule, history } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={rule ? `${rule.clock}: ${rule.moment}` : m.notifications_rule_new()}
        line={rule ? `${rule.audiences} · ${rule.ways}` : m.notifications_rule_new_line()}
      />
      <NotificationTabs here="/notifications/rules" manages />
      <RuleForm />
      {history.length > 0 && (
        <section style={{ marginTop: '32px' }}>
          <h2 style={{ fontSize: '18px', lineHeight: '28px' }}>{m.notifications_rule_history()}</h2>
          <Table
            rows={history}
            rowKey={(row) => String(row.version)}
            columns={[
              { label: m.notifications_rule_when(), head: true, cell: (row) => row.moment },
              { label: m.notifications_rule_whom(), cell: (row) => row.audiences },
              { label: m.notifications_rule_ways(), cell: (row) => row.ways },
              {
                label: m.notifications_rule_state(),
                cell: (row) => (row.active ? m.notifications_rule_on() : m.notifications_rule_off()),
              },
              { label: m.notifications_rule_set_at(), cell: (row) => <DateText value={row.at} form="when" /> },
              { label: m.notifications_rule_set_by(), cell: (row) => row.by },
            ]}
          />
        </section>
      )}
    </div>
  )
}

function RuleForm() {
  const { rule, form, clocks, moments, audiences } = useLoaderData<typeof loader>()
  return (
    <div style={{ maxWidth: '44rem', marginTop: '24px' }}>
      <PageForm form={useFormState(form)}>
        {rule && <input type="hidden" name="version" value={rule.version} />}
        <Select name="clock" label={m.notifications_field_clock()} choices={clocks} />
        <RadioCards name="moment" label={m.notifications_field_moment()} choices={moments} />
        <NumberField
          name="amount"
          label={m.notifications_field_amount_label()}
          hint={m.notifications_field_amount_hint()}
        />
        <Select
          name="unit"
          label={m.notifications_field_unit()}
          choices={[
            { value: 'working_hours', label: m.notifications_unit_hours() },
            { value: 'working_days', label: m.notifications_unit_days() },
          ]}
          optional
        />
        <CheckboxList name="audiences" label={m.notifications_field_audiences()} choices={audiences} />
        <Checkbox name="by_system" label={m.notifications_field_by_system()} />
        <Checkbox name="by_email" label={m.notifications_field_by_email()} />
        <Checkbox name="active" label={m.notifications_field_active()} hint={m.notifications_field_active_hint()} />
        <DateField name="valid_from" label={m.notifications_field_from()} />
        <DateField name="valid_to" label={m.notifications_field_to()} optional />
        <TextField name="legal_basis" label={m.notifications_rule_basis()} optional />
        <TextArea name="note_vi" label={m.notifications_field_note_vi()} rows={2} optional />
        <TextArea name="note_en" label={m.notifications_field_note_en()} rows={2} optional />
        <div>
          <SubmitButton main>{m.notifications_save()}</SubmitButton>
        </div>
      </PageForm>
    </div>
  )
}
