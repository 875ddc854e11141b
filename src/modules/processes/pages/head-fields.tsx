import { DateField, Select, TextArea, TextField } from '#platform/forms/fields.tsx'
import { useForm } from '#platform/forms/form.tsx'
import { m } from '#words'

const OWN = ['code', 'name', 'kind', 'limit', 'serves', 'questions', 'effective_from']

/** The lines above the table; closed when they are filled, so that the table comes first. */
export function HeadFields() {
  const form = useForm()
  const wrong = form.problems.some(({ path }) => OWN.includes(path) || path.startsWith('decision.'))
  const kinds = [
    { value: 'ordinary', label: m.processes_kind_ordinary() },
    { value: '4', label: m.processes_kind_four() },
    { value: '5', label: m.processes_kind_five() },
  ]
  return (
    <details className="process-head" open={wrong || form.value('limit') === ''}>
      <summary>{m.processes_head_title()}</summary>
      <div className="process-head-fields">
        <TextField name="code" label={m.processes_code()} maxLength={60} />
        <div className="process-wide">
          <TextField name="name" label={m.processes_from_nothing_name()} maxLength={500} />
        </div>
        <Select name="kind" label={m.processes_kind()} choices={kinds} />
        <TextField name="limit" label={m.processes_limit()} hint={m.processes_limit_hint()} optional />
        <DateField name="effective_from" label={m.processes_effective_from()} optional />
        <TextField name="decision.number" label={m.processes_decision_number()} optional />
        <DateField name="decision.date" label={m.processes_decision_date()} optional />
        <TextField name="decision.agency" label={m.processes_decision_agency()} optional />
        <div className="process-wide">
          <TextField name="decision.amends" label={m.processes_decision_amends()} optional />
        </div>
        <div className="process-wide">
          <TextArea name="serves" label={m.processes_serves()} hint={m.processes_serves_hint()} rows={2} optional />
        </div>
        <div className="process-wide">
          <TextArea
            name="questions"
            label={m.processes_questions()}
            hint={m.processes_questions_hint()}
            rows={2}
            optional
          />
        </div>
      </div>
    </details>
  )
}
