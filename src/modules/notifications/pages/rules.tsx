import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { CheckboxList } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { Card, EmptyState } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { switchLetters } from '../actions/switch-letters.ts'
import { applicantKindLabel } from '../applicant-letters.ts'
import { APPLICANT_KINDS } from '../applicant-news.ts'
import { REMINDER_CLOCKS, severity } from '../reminder-rule.ts'
import { listRules, readSilence, toRule } from '../rule-queries.ts'
import { NotificationTabs } from './notification-tabs.tsx'
import { ruleView } from './rule-view.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'notifications.manage')
  const { db } = app.database
  const rules = await listRules(db)
  const silence = await readSilence(db)
  return {
    groups: REMINDER_CLOCKS.map((clock) =>
      rules
        .filter((rule) => rule.clock === clock)
        .sort((a, b) => severity(toRule(a)) - severity(toRule(b)))
        .map(ruleView),
    ).filter((group) => group.length > 0),
    kinds: APPLICANT_KINDS.map((kind) => ({ value: kind, label: applicantKindLabel(kind) })),
    form: newForm({ kinds: APPLICANT_KINDS.filter((kind) => !silence.isOff(kind)) }),
  }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, { action: switchLetters, redirectTo: '/notifications/rules' })
}

type Rule = ReturnType<typeof ruleView>

export default function RulesPage() {
  const { groups, kinds, form } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.notifications_rules_title()}
        line={m.notifications_rules_line()}
        acts={
          <a className="btn btn-primary" href="/notifications/rules/new" data-key="n">
            <Icon name="plus" />
            {m.notifications_rule_new()}
          </a>
        }
      />
      <NotificationTabs here="/notifications/rules" manages />
      {groups.length === 0 && (
        <EmptyState title={m.notifications_rules_empty()} icon="bell">
          {m.notifications_rules_empty_text()}
        </EmptyState>
      )}
      {groups.map((rules) => (
        <section key={rules[0]?.clock} style={{ marginTop: '28px' }}>
          <h2 style={{ fontSize: '18px', lineHeight: '28px' }}>{rules[0]?.clock}</h2>
          <RuleTable rules={rules} />
        </section>
      ))}
      <div style={{ marginTop: '32px', maxWidth: '44rem' }}>
        <Card title={m.notifications_letters_title()}>
          <PageForm form={useFormState(form)}>
            <CheckboxList
              name="kinds"
              label={m.notifications_letters_label()}
              hint={m.notifications_letters_hint()}
              choices={kinds}
            />
            <div>
              <SubmitButton main={false}>{m.notifications_save()}</SubmitButton>
            </div>
          </PageForm>
        </Card>
      </div>
    </div>
  )
}

function RuleTable({ rules }: { rules: readonly Rule[] }) {
  return (
    <Table
      rows={rules}
      rowKey={(rule) => rule.key}
      columns={[
        {
          label: m.notifications_rule_when(),
          head: true,
          cell: (rule) => (
            <>
              <a href={`/notifications/rules/${rule.key}`}>{rule.moment}</a>
              {rule.note && (
                <div className="small sub" style={{ fontWeight: 400 }}>
                  {rule.note}
                </div>
              )}
            </>
          ),
        },
        { label: m.notifications_rule_whom(), cell: (rule) => rule.audiences },
        { label: m.notifications_rule_ways(), cell: (rule) => rule.ways },
        { label: m.notifications_rule_basis(), cell: (rule) => rule.basis ?? '–' },
        { label: m.notifications_rule_state(), cell: (rule) => <RuleState rule={rule} /> },
      ]}
    />
  )
}

function RuleState({ rule }: { rule: Rule }) {
  return (
    <>
      <StateBadge state={rule.active ? 'done' : 'stop'}>
        {rule.active ? m.notifications_rule_on() : m.notifications_rule_off()}
      </StateBadge>
      <div className="small sub">
        {m.notifications_rule_from()} <DateText value={rule.from} />
        {rule.to && (
          <>
            {' '}
            – <DateText value={rule.to} />
          </>
        )}
      </div>
      {!rule.shipped && <div className="small sub">{m.notifications_rule_ours()}</div>}
    </>
  )
}
