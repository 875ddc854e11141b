import { Select, TextArea, TextField } from '#platform/forms/fields.tsx'
import { useForm } from '#platform/forms/form.tsx'
import { m } from '#words'
import { roleText } from '../choice-notation.ts'
import type { RowNote } from '../draft-view.ts'
import type { RowField } from '../editor-form.ts'
import { KINDS, ROLES } from '../process.ts'
import { kindName, roleName } from '../step-words.ts'

const DETAILS: readonly RowField[] = [
  'kind',
  'role',
  'prints',
  'acts',
  'checklist',
  'agencies',
  'level',
  'flow',
  'returns',
  'note',
]

/** What most steps leave to the rules; open where something is said or wrong. */
export function StepDetails({ at, number, note }: { at: number; number: string; note: RowNote | undefined }) {
  const form = useForm()
  const name = (field: RowField) => `rows.${at}.${field}`
  const isOpen = form.problems.some(({ path }) => DETAILS.some((field) => path === name(field)))
  const isUsed = DETAILS.some((field) => form.value(name(field)) !== '')
  const told = {
    kind: m.processes_by_words({ name: note?.kind ?? '' }),
    role: m.processes_by_words({ name: note?.role ?? '' }),
  }
  return (
    <details className="process-details" open={isOpen || isUsed}>
      <summary>{m.processes_row_more({ number })}</summary>
      <div className="process-head-fields">
        <Choice name={name('kind')} label={m.processes_field_kind()} told={told.kind} choices={kindChoices()} />
        <Choice name={name('role')} label={m.processes_field_role()} told={told.role} choices={roleChoices()} />
        <TextField name={name('level')} label={m.processes_field_level()} optional inputMode="numeric" />
        <div className="process-wide">
          <TextArea
            name={name('flow')}
            label={m.processes_field_flow()}
            hint={m.processes_hint_flow()}
            rows={2}
            optional
          />
        </div>
        <TextField name={name('returns')} label={m.processes_field_returns()} optional />
        <TextArea
          name={name('agencies')}
          label={m.processes_field_agencies()}
          hint={m.processes_hint_agencies()}
          rows={2}
          optional
        />
        <TextArea name={name('checklist')} label={m.processes_field_checklist()} rows={2} optional />
        <TextArea
          name={name('prints')}
          label={m.processes_field_prints()}
          hint={m.processes_hint_prints()}
          rows={2}
          optional
        />
        <TextArea
          name={name('acts')}
          label={m.processes_field_acts()}
          hint={m.processes_hint_acts()}
          rows={2}
          optional
        />
        <TextArea name={name('note')} label={m.processes_field_note()} rows={2} optional />
      </div>
    </details>
  )
}

interface ChoiceProps {
  name: string
  label: string
  told: string
  choices: { value: string; label: string }[]
}

/** The first choice leaves it to the words of the row. */
function Choice({ name, label, told, choices }: ChoiceProps) {
  const form = useForm()
  if (form.value(name) === '') return <Select name={name} label={label} hint={told} choices={choices} optional />
  return <Select name={name} label={label} choices={choices} optional />
}

const kindChoices = () => KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))

/** What is sent is what the table would print; what is read is in the reader's language. */
function roleChoices() {
  const own = ROLES.map((role) => ({ value: roleText({ role, external: false }), label: roleName(role) }))
  const others = ROLES.map((role) => ({
    value: roleText({ role, external: true }),
    label: m.processes_role_external({ role: roleName(role) }),
  }))
  return [...own, ...others]
}
