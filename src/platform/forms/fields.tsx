import type { ReactNode } from 'react'
import { m } from '#words'
import { Field, type FieldProps } from './field.tsx'
import { fieldId, useForm } from './form.tsx'
import { DATE_FIELDS, FLAG_FIELDS, INSTANT_FIELDS, LIST_FIELDS, NUMBER_FIELDS } from './form-data.ts'

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url'
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'tel' | 'email'
  /** Digits of one width: codes, numbers of cards. */
  digits?: boolean
  maxLength?: number
  placeholder?: string
  autoFocus?: boolean
}

export function TextField({
  type = 'text',
  autoComplete = 'off',
  inputMode,
  digits,
  maxLength,
  placeholder,
  autoFocus,
  ...field
}: TextFieldProps) {
  const form = useForm()
  return (
    <Field {...field}>
      {(described) => (
        <input
          {...described}
          className={digits ? 'in num' : 'in'}
          type={type}
          autoComplete={autoComplete}
          inputMode={inputMode}
          // biome-ignore lint/a11y/noAutofocus: only where a page has one first question
          autoFocus={autoFocus}
          maxLength={maxLength}
          placeholder={placeholder}
          defaultValue={type === 'password' ? '' : form.value(field.name)}
        />
      )}
    </Field>
  )
}

export function TextArea({ rows = 4, maxLength, ...field }: FieldProps & { rows?: number; maxLength?: number }) {
  const form = useForm()
  return (
    <Field {...field}>
      {(described) => (
        <textarea
          {...described}
          className="in"
          rows={rows}
          maxLength={maxLength}
          defaultValue={form.value(field.name)}
        />
      )}
    </Field>
  )
}

export interface Choice {
  value: string
  label: string
}

/** Without a chosen value the first line asks to choose. */
export function Select({ choices, ...field }: FieldProps & { choices: readonly Choice[] }) {
  const form = useForm()
  return (
    <Field {...field}>
      {(described) => (
        <select {...described} className="in" defaultValue={form.value(field.name)}>
          <option value="">{field.optional ? '' : m.platform_choose()}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export interface RadioCard extends Choice {
  label: string
  /** At the right, in small type: "10 ngày làm việc". */
  aside?: ReactNode
  hint?: ReactNode
}

/** A question answered by one of a few: cases, channels, outcomes. */
export function RadioCards({ name, label, hint, optional, choices }: FieldProps & { choices: readonly RadioCard[] }) {
  const form = useForm()
  const problem = form.problem(name)
  const id = fieldId(name)
  return (
    <fieldset className={problem ? 'fd fd-bad' : 'fd'} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className="lab">
        {label}
        {optional && <span className="opt"> ({m.platform_optional()})</span>}
      </legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="cases">
        {choices.map((choice, index) => (
          <label key={choice.value}>
            <input
              type="radio"
              className="radio"
              name={name}
              value={choice.value}
              id={index === 0 ? id : undefined}
              defaultChecked={form.value(name) === choice.value}
            />
            <span>
              {choice.label}
              {choice.hint && <span className="hint">{choice.hint}</span>}
            </span>
            {choice.aside && <span className="lim">{choice.aside}</span>}
          </label>
        ))}
      </div>
      {problem && (
        <p className="bad" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </fieldset>
  )
}

/** One yes or no; the action gets `true` or `false`. */
export function Checkbox({ name, label, hint }: Omit<FieldProps, 'optional'>) {
  const form = useForm()
  const problem = form.problem(name)
  const id = fieldId(name)
  return (
    <div className={problem ? 'fd fd-bad' : 'fd'}>
      <input type="hidden" name={FLAG_FIELDS} value={name} />
      <label className="ck">
        <input
          type="checkbox"
          className="cb"
          id={id}
          name={name}
          value="yes"
          defaultChecked={['yes', 'true'].includes(form.value(name))}
          aria-describedby={problem ? `${id}-problem` : undefined}
          aria-invalid={problem ? true : undefined}
        />
        <span>
          {label}
          {hint && <span className="hint">{hint}</span>}
        </span>
      </label>
      {problem && (
        <p className="bad" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

/** Several of a list; the action gets a list of values. */
export function CheckboxList({ name, label, hint, optional, choices }: FieldProps & { choices: readonly RadioCard[] }) {
  const form = useForm()
  const problem = form.problem(name)
  const id = fieldId(name)
  const chosen = form.valuesOf(name)
  return (
    <fieldset className={problem ? 'fd fd-bad' : 'fd'} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className="lab">
        {label}
        {optional && <span className="opt"> ({m.platform_optional()})</span>}
      </legend>
      <input type="hidden" name={LIST_FIELDS} value={name} />
      {hint && <p className="hint">{hint}</p>}
      {choices.map((choice, index) => (
        <label className="ck" key={choice.value}>
          <input
            type="checkbox"
            className="cb"
            name={name}
            value={choice.value}
            id={index === 0 ? id : undefined}
            defaultChecked={chosen.includes(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <span className="hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
      {problem && (
        <p className="bad" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </fieldset>
  )
}

/** Typed as in Việt Nam (1.234,5); the action gets a number. */
export function NumberField({ unit, ...field }: FieldProps & { unit?: ReactNode }) {
  const form = useForm()
  return (
    <Field {...field}>
      {(described) => (
        <span className="in-unit">
          <input type="hidden" name={NUMBER_FIELDS} value={field.name} />
          <input
            {...described}
            className="in num"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={form.value(field.name)}
          />
          {unit && <span className="unit">{unit}</span>}
        </span>
      )}
    </Field>
  )
}

/** Typed dd/MM/yyyy; the action gets 'YYYY-MM-DD'. */
export function DateField(field: FieldProps & { autoComplete?: string }) {
  const form = useForm()
  return (
    <Field {...field}>
      {(described) => (
        <>
          <input type="hidden" name={DATE_FIELDS} value={field.name} />
          <input
            {...described}
            className="in num in-date"
            type="text"
            inputMode="numeric"
            autoComplete={field.autoComplete ?? 'off'}
            placeholder={m.platform_date_pattern()}
            maxLength={10}
            defaultValue={shownDay(form.value(field.name))}
          />
        </>
      )}
    </Field>
  )
}

/** A day and an hour in legal time; the action gets an ISO instant with +07:00. */
export function DateTimeField(field: FieldProps) {
  const form = useForm()
  const { name } = field
  return (
    <Field {...field}>
      {(described) => (
        <span className="in-pair">
          <input type="hidden" name={INSTANT_FIELDS} value={name} />
          <input
            {...described}
            name={`${name}~date`}
            className="in num in-date"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder={m.platform_date_pattern()}
            maxLength={10}
            defaultValue={shownDay(form.value(`${name}~date`) || form.value(name).slice(0, 10))}
          />
          <input
            name={`${name}~time`}
            className="in num in-time"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder={m.platform_time_pattern()}
            aria-label={m.platform_hour()}
            maxLength={5}
            defaultValue={form.value(`${name}~time`) || form.value(name).slice(11, 16)}
          />
        </span>
      )}
    </Field>
  )
}

/** What the loader gives as 2026-12-05 is shown as people write it; what was typed stays as typed. */
function shownDay(value: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  return iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : value
}
