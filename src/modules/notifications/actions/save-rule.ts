import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { AUDIENCES, CLOCKS_WITH_BUDGET, REMINDER_CLOCKS, REMINDER_MOMENTS, REMINDER_UNITS } from '../reminder-rule.ts'
import { findRule } from '../rule-queries.ts'
import { insertRule, replaceRule } from '../rule-store.ts'

const emptyIsNull = (value: unknown) => (value === '' || value === undefined ? null : value)
const optionalText = z.preprocess(emptyIsNull, z.string().trim().max(1000).nullable())
const choose = { error: () => m.notifications_field_choose() }

/** Everything that a rule says; what does not go together is refused at its field. */
const ruleInput = z.object({
  clock: z.enum(REMINDER_CLOCKS, choose),
  moment: z.enum(REMINDER_MOMENTS, choose),
  amount: z.preprocess(
    (value) => (value === '' || value === null || value === undefined ? 0 : value),
    z.coerce
      .number({ error: () => m.notifications_field_amount() })
      .min(0, { error: () => m.notifications_field_amount() }),
  ),
  unit: z.preprocess(emptyIsNull, z.enum(REMINDER_UNITS, choose).nullable()),
  audiences: z.array(z.enum(AUDIENCES)).min(1, { error: () => m.notifications_field_audience() }),
  by_system: z.boolean(),
  by_email: z.boolean(),
  active: z.boolean(),
  valid_from: z.iso.date({ error: () => m.notifications_field_day() }),
  valid_to: z.preprocess(emptyIsNull, z.iso.date({ error: () => m.notifications_field_day() }).nullable()),
  legal_basis: optionalText,
  note_vi: optionalText,
  note_en: optionalText,
})
type RuleInput = z.output<typeof ruleInput>

/** Changes a rule, or with no key makes a new one. The rule as it was stays in the history; what was told stays told. */
export const saveRule = defineAction({
  name: 'notifications.save_rule',
  permission: 'notifications.manage',
  input: ruleInput.extend({
    key: z.string().max(80).nullish(),
    /** The version that was on the screen. */
    version: z.coerce.number().int().nullish(),
  }),
  async run({ tx, actor, now, about }, { key, version, ...input }) {
    checkTogether(input)
    const row = { ...input, unit: input.moment === 'percent' || input.moment === 'due_day' ? null : input.unit }
    const set = { set_by: actor.kind === 'officer' ? actor.id : null, set_at: now }
    if (!key) {
      const fresh = `own-${newId()}`
      about(fresh)
      await insertRule(tx, { ...row, ...set, key: fresh, version: 1 })
      return { key: fresh, version: 1 }
    }
    about(key)
    const present = await findRule(tx, key)
    if (!present) throw new Refusal(404, 'rule_not_found', m.notifications_rule_not_found())
    if (version !== present.version) throw new Refusal(409, 'changed_meanwhile', m.notifications_rule_changed())
    await replaceRule(tx, present.id, now)
    await insertRule(tx, { ...row, ...set, key, version: present.version + 1 })
    return { key, version: present.version + 1 }
  },
})

function checkTogether(rule: RuleInput): void {
  const problem = (path: string, message: string) => {
    throw new FormProblem([{ path, message }])
  }
  if (!rule.by_system && !rule.by_email) problem('by_system', m.notifications_field_way())
  if (rule.moment === 'percent') {
    if (!CLOCKS_WITH_BUDGET.has(rule.clock)) problem('moment', m.notifications_field_no_share())
    if (rule.amount < 1 || rule.amount > 99) problem('amount', m.notifications_field_percent())
  }
  if ((rule.moment === 'before' || rule.moment === 'after') && rule.unit === null)
    problem('unit', m.notifications_field_choose())
  if (rule.moment === 'before' && (rule.amount <= 0 || (rule.unit === 'working_days' && rule.amount % 1 !== 0)))
    problem('amount', m.notifications_field_amount())
  if (rule.amount > 1000) problem('amount', m.notifications_field_amount())
  if (rule.valid_to !== null && rule.valid_to < rule.valid_from)
    problem('valid_to', m.notifications_field_ends_before())
}
