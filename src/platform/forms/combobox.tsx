import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { m } from '#words'
import { Icon } from '../ui/icon.tsx'
import type { FieldProps } from './field.tsx'
import { fieldId, useForm } from './form.tsx'
import { SEARCHED } from './form-data.ts'
import type { FoundChoice } from './form-state.ts'
import { useSearch } from './use-search.ts'

export interface ComboboxProps extends FieldProps {
  /** Address that answers `GET …?q=text` with `{items: [{value, label, detail?}]}`. */
  search: string
  /** Label of the value that the form starts with. */
  startLabel?: string
  placeholder?: string
  onChoose?(choice: FoundChoice | undefined): void
}

/**
 * Type a few letters, choose with the arrows (the ARIA pattern "editable combobox with list autocomplete"; a library's
 * cost 52 kB compressed, a style our security policy forbids, and hid the rest of the page from screen readers). The form
 * carries the value under `name` and the typed text under `name~text`. Before the script runs, and without one, it is a
 * text field with a search button; what `handleForm({search})` finds comes back as a list to choose from.
 */
export function Combobox(props: ComboboxProps) {
  const { name, label, hint, optional } = props
  const problem = useForm().problem(name)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const id = fieldId(name)
  return (
    <div className={problem ? 'fd fd-bad combo' : 'fd combo'}>
      <label className="lab" htmlFor={id} id={`${id}-label`}>
        {label}
        {optional && <span className="opt"> ({m.platform_optional()})</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {ready ? <LiveInput {...props} /> : <PlainInput {...props} />}
      {problem && (
        <p className="bad" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

function LiveInput(props: ComboboxProps) {
  const { name, placeholder, hint } = props
  const { value, text, open, active, items, busy, input, choose, type, close, onKeyDown } = useCombobox(props)
  const list = useId()
  const id = fieldId(name)
  const problem = useForm().problem(name)
  return (
    <div className="combo-in">
      <input type="hidden" name={name} value={value} />
      <input
        ref={input}
        id={id}
        className="in"
        name={`${name}~text`}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
        placeholder={placeholder}
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open && active >= 0 ? `${list}-${active}` : undefined}
        aria-describedby={[hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined}
        aria-invalid={problem ? true : undefined}
      />
      <Icon name={value ? 'check' : 'search'} size="s" />
      <div
        id={list}
        role="listbox"
        aria-labelledby={`${id}-label`}
        className="combo-pop"
        hidden={!open || items.length === 0}
      >
        {items.map((item, index) => (
          <ChoiceLine
            key={item.value}
            id={`${list}-${index}`}
            item={item}
            active={index === active}
            onChoose={choose}
          />
        ))}
      </div>
      <p className={open && items.length === 0 && text ? 'combo-none' : 'sr'} role="status">
        {open && text && (busy ? m.platform_searching() : m.platform_found({ count: items.length }))}
      </p>
    </div>
  )
}

/** What is typed, chosen, open and under the keyboard. */
function useCombobox({ name, search, startLabel, onChoose }: ComboboxProps) {
  const form = useForm()
  const input = useRef<HTMLInputElement>(null)
  const [value, setValue] = useState(form.value(name))
  const [text, setText] = useState(form.value(`${name}~text`) || (startLabel ?? ''))
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const { items, busy } = useSearch(search, open ? text : undefined)
  const close = () => setOpen(false)
  const choose = (choice: FoundChoice) => {
    setValue(choice.value)
    setText(choice.label)
    setOpen(false)
    setActive(-1)
    onChoose?.(choice)
    input.current?.form?.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const type = (typed: string) => {
    setText(typed)
    setOpen(true)
    setActive(-1)
    if (value) onChoose?.(undefined)
    setValue('')
  }
  const step = (by: 1 | -1) => {
    setOpen(true)
    setActive(open ? stepTo(active, by, items.length) : 0)
  }
  const acts = { step, close, choose: () => items[active] && choose(items[active]) }
  const onKeyDown = (event: KeyboardEvent) => keyPressed(event, acts, open && items[active] !== undefined, open)
  return { value, text, open, active, items, busy, input, choose, type, close, onKeyDown }
}

interface ComboboxActs {
  step(by: 1 | -1): void
  choose(): void
  close(): void
}

/** Enter chooses a line under the keyboard and otherwise sends the form, as in any field; Ctrl+Enter always does. */
function keyPressed(event: KeyboardEvent, acts: ComboboxActs, onLine: boolean, open: boolean): void {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    acts.step(event.key === 'ArrowDown' ? 1 : -1)
  } else if (event.key === 'Enter' && onLine && !event.ctrlKey) {
    event.preventDefault()
    acts.choose()
  } else if (event.key === 'Escape' && open) {
    event.stopPropagation()
    acts.close()
  }
}

interface ChoiceLineProps {
  id: string
  item: FoundChoice
  active: boolean
  onChoose(item: FoundChoice): void
}

function ChoiceLine({ id, item, active, onChoose }: ChoiceLineProps) {
  // Pressing must not take the focus from the field, otherwise the list would close before the choice is made.
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active line
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
    <div
      id={id}
      role="option"
      aria-selected={active}
      className="combo-item"
      ref={active ? scrollTo : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(item)}
    >
      {item.label}
      {item.detail && <small>{item.detail}</small>}
    </div>
  )
}

function scrollTo(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function stepTo(at: number, by: number, count: number): number {
  return count === 0 ? -1 : (at + by + count + (at < 0 && by < 0 ? 1 : 0)) % count
}

function PlainInput({ name, startLabel, placeholder }: ComboboxProps) {
  const form = useForm()
  const found = form.found?.[name]
  return (
    <>
      <div className="combo-in">
        <input
          id={fieldId(name)}
          className="in"
          name={`${name}~text`}
          defaultValue={form.value(`${name}~text`) || startLabel}
          placeholder={placeholder}
          autoComplete="off"
        />
        <button type="submit" className="btn" name={SEARCHED} value={name} formNoValidate>
          {m.platform_find()}
        </button>
      </div>
      {found ? <FoundList name={name} found={found} /> : <input type="hidden" name={name} value={form.value(name)} />}
    </>
  )
}

function FoundList({ name, found }: { name: string; found: readonly FoundChoice[] }) {
  const chosen = useForm().value(name)
  if (found.length === 0) return <p className="hint">{m.platform_found({ count: 0 })}</p>
  return (
    <fieldset>
      <legend className="hint">{m.platform_found_choose()}</legend>
      <div className="cases">
        {found.map((choice, index) => (
          <label key={choice.value}>
            <input
              type="radio"
              className="radio"
              name={name}
              value={choice.value}
              defaultChecked={found.some((each) => each.value === chosen) ? choice.value === chosen : index === 0}
            />
            <span>{choice.label}</span>
            {choice.detail && <span className="lim">{choice.detail}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
