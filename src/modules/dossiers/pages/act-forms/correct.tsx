import { Select, TextArea, TextField } from '#platform/forms/fields.tsx'
import { m } from '#words'
import { RETURN_METHODS } from '../../dossier-codes.ts'
import { returnMethodLabel } from '../../dossier-words.ts'
import { fieldLabel } from '../../field-words.ts'
import { CORRECTABLE } from './correctable.ts'
import { ReasonField } from './note-field.tsx'

const required = new Set<string>(['owner_name'])

export function CorrectForm() {
  return (
    <>
      <div className="form-pairs">
        {CORRECTABLE.filter((name) => name !== 'return_method' && name !== 'summary').map((name) => (
          <TextField
            key={name}
            name={name}
            label={fieldLabel(name)}
            maxLength={500}
            optional={!required.has(name)}
            digits={name.endsWith('_phone') || name.endsWith('_identifier')}
          />
        ))}
        <Select
          name="return_method"
          label={fieldLabel('return_method')}
          choices={RETURN_METHODS.map((value) => ({ value, label: returnMethodLabel(value) }))}
        />
      </div>
      <TextArea name="summary" label={fieldLabel('summary')} rows={2} maxLength={4000} optional />
      <ReasonField label={m.dossiers_form_correct_reason()} />
    </>
  )
}
