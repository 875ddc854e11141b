import { TextArea } from '#platform/forms/fields.tsx'
import { useForm } from '#platform/forms/form.tsx'
import { m } from '#words'
import type { ActFormProps } from './act-form.ts'
import { ReasonField } from './note-field.tsx'

/** How many papers can be named that are not in the dossier's list. */
const FREE_LINES = 2

/** Everything at once, because it may be asked only once: tick the papers, say what is wrong with each. */
export function RequestSupplementForm({ facts }: ActFormProps) {
  const form = useForm()
  const problem = form.problem('items')
  return (
    <>
      <fieldset className={problem ? 'fd fd-bad' : 'fd'}>
        <legend className="lab">{m.dossiers_form_items()}</legend>
        <p className="hint">{m.dossiers_form_items_hint()}</p>
        {(facts.papers ?? []).map((paper, index) => (
          <Item key={paper.ordinal} name={`paper.p${paper.ordinal}`} label={paper.name} first={index === 0} />
        ))}
        {Array.from({ length: FREE_LINES }, (_, index) => (
          <TextArea
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
            key={index}
            name={`other.p${index}`}
            label={m.dossiers_form_other_item({ number: index + 1 })}
            rows={2}
            maxLength={2000}
            optional
          />
        ))}
        {problem && (
          <p className="bad" id="f-items-problem">
            {problem}
          </p>
        )}
      </fieldset>
      <ReasonField hint={m.dossiers_form_supplement_reason_hint()} />
    </>
  )
}

/** A paper with its own sentence. The first one takes the focus when nothing was chosen. */
function Item({ name, label, first }: { name: string; label: string; first: boolean }) {
  const form = useForm()
  const id = `f-${name.replace('.', '-')}`
  return (
    <div className="pick">
      <label className="ck">
        <input
          type="checkbox"
          className="cb"
          id={first ? 'f-items' : undefined}
          name={`${name}.name`}
          value={label}
          defaultChecked={form.value(`${name}.name`) !== ''}
        />
        <span>{label}</span>
      </label>
      <label className="sr" htmlFor={id}>
        {m.dossiers_form_item_note({ paper: label })}
      </label>
      <input
        id={id}
        className="in"
        name={`${name}.note`}
        autoComplete="off"
        maxLength={2000}
        placeholder={m.dossiers_form_item_note_short()}
        defaultValue={form.value(`${name}.note`)}
      />
    </div>
  )
}
