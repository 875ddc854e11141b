import { Checkbox, DateField, TextArea, TextField } from '#platform/forms/fields.tsx'
import { DangerConfirm, PageForm, useFormState } from '#platform/forms/form.tsx'
import type { FormState } from '#platform/forms/form-state.ts'
import { Card, Notice } from '#platform/ui/content.tsx'
import { m } from '#words'
import type { PreviewSummary } from '../recount-preview.ts'

/** What the list was when it was seen travels with the decision. */
const SEEN = ['calendar', 'version', 'listed_at', 'listed_count', 'listed_digest'] as const

/** The decision: why, by which document, and what becomes of those that are late. */
export function DecideForm({ state, summary }: { state: FormState; summary: PreviewSummary }) {
  const form = useFormState(state)
  const moving = summary.found - summary.wouldBeLate
  return (
    <div id="decide" style={{ maxWidth: '44rem', marginTop: '28px' }}>
      <Card title={m.deadlines_recount_decide()}>
        <p className="sub" style={{ marginBottom: '12px' }}>
          {m.deadlines_recount_scope()}
        </p>
        {summary.found === 0 && <Notice>{m.deadlines_recount_nothing_moves({ count: summary.lookedAt })}</Notice>}
        <PageForm form={form}>
          {SEEN.map((name) => (
            // Always of the list that stands above: after a refusal the page shows the list anew.
            <input key={name} type="hidden" name={name} value={state.values[name]?.[0] ?? ''} />
          ))}
          <TextArea
            name="reason"
            label={m.deadlines_recount_reason()}
            hint={m.deadlines_recount_reason_hint()}
            rows={3}
          />
          <TextField
            name="document"
            label={m.deadlines_recount_document()}
            hint={m.deadlines_recount_document_hint()}
            optional
          />
          <DateField name="document_on" label={m.deadlines_recount_document_on()} optional />
          {summary.wasLate > 0 && (
            <Checkbox name="with_overdue" label={m.deadlines_recount_with_overdue({ count: summary.wasLate })} />
          )}
          <DangerConfirm
            label={m.deadlines_recount_decide()}
            consequence={m.deadlines_recount_consequence({ count: moving })}
            confirm={m.deadlines_recount_confirm()}
          />
        </PageForm>
      </Card>
    </div>
  )
}
