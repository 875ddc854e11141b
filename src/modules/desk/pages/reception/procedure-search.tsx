import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useForm } from '#platform/forms/form.tsx'
import { Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { m } from '#words'
import type { FoundProcedure } from '../../procedure-finder.ts'
import { askServer } from './use-reception-view.ts'

interface ProcedureSearchProps {
  /** What the server found for a text that was submitted without JavaScript. */
  found: readonly FoundProcedure[]
  onChoose(code: string): void
}

const WAIT_MS = 90

/**
 * A search field with its list (ARIA combobox): type some letters, ↓ ↑, Enter. Without JavaScript the text is submitted and
 * the list comes back as radio buttons.
 */
export function ProcedureSearch({ found, onChoose }: ProcedureSearchProps) {
  const form = useForm()
  const id = useId()
  const problem = form.problem('procedure_code')
  const list = useProcedureList(onChoose)
  const { items, active } = list
  return (
    <div className={problem ? 'fd fd-bad rc-search' : 'fd rc-search'}>
      <label className="sr" htmlFor="f-procedure_code">
        {m.desk_procedure()}
      </label>
      <span className="in-act">
        <input
          id="f-procedure_code"
          className="in"
          name="procedure_query"
          type="text"
          autoComplete="off"
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          aria-invalid={problem ? true : undefined}
          placeholder={m.desk_procedure_search()}
          defaultValue={form.value('procedure_query')}
          onChange={(event) => list.setText(event.target.value)}
          onKeyDown={list.onKeyDown}
          onBlur={list.close}
        />
        <button type="submit" name="intent" value="look" className="btn">
          {m.desk_find()}
        </button>
      </span>
      <FoundList id={id} items={items} active={active} onChoose={list.choose} />
      {problem && (
        <p className="bad" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {found.length > 0 && <FoundRadios found={found} onChoose={onChoose} />}
    </div>
  )
}

interface FoundListProps {
  id: string
  items: readonly FoundProcedure[]
  active: number
  onChoose(item: FoundProcedure): void
}

function FoundList({ id, items, active, onChoose }: FoundListProps) {
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={m.desk_procedure()}
      className="rc-list"
      hidden={items.length === 0}
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, the list never has the focus
        <div
          key={item.code}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          <Item item={item} />
        </div>
      ))}
    </div>
  )
}

function FoundRadios({ found, onChoose }: ProcedureSearchProps) {
  return (
    <fieldset>
      <legend className="lab">{m.desk_procedure_which()}</legend>
      <div className="cases">
        {found.map((item) => (
          <label key={item.code}>
            <input
              type="radio"
              className="radio"
              name="procedure_code"
              value={item.code}
              onChange={() => onChoose(item.code)}
            />
            <span>{item.name}</span>
            <span className="lim num">{item.code}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Item({ item }: { item: FoundProcedure }) {
  return (
    <>
      <Icon name="file-text" size="s" />
      <span>
        {item.name}
        {item.field && <small className="sub">{item.field}</small>}
      </span>
      <Num className="sub small">{item.code}</Num>
    </>
  )
}

/** The list under the field and its keys. */
function useProcedureList(onChoose: (code: string) => void) {
  const { items, text, setText, close } = useFoundProcedures()
  const [active, setActive] = useState(0)
  const hurried = useRef(false)
  const choose = (item: FoundProcedure | undefined) => {
    if (!item) return
    close()
    onChoose(item.code)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list is what it waits for
  useEffect(() => {
    setActive(0)
    if (hurried.current && items.length > 0) choose(items[0])
  }, [items])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return
    // Fingers are faster than the line: Enter before the list is there takes its first line when it comes.
    hurried.current = event.key === 'Enter' && items.length === 0 && (text ?? '').trim().length > 1
    if (items.length === 0 && !hurried.current) return
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, items.length - 1))
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0))
    else if (event.key === 'Enter') choose(items[active])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { items, active, setText, close, choose, onKeyDown }
}

/** Asks after a short rest of the fingers; an answer that comes too late is not shown. */
function useFoundProcedures() {
  const [text, setText] = useState<string>()
  const [items, setItems] = useState<readonly FoundProcedure[]>([])
  const latest = useRef('')
  useEffect(() => {
    const typed = text?.trim() ?? ''
    latest.current = typed
    if (typed.length < 2) return setItems([])
    const timer = setTimeout(async () => {
      const found = await askServer<FoundProcedure[]>(`/desk/reception/procedures?q=${encodeURIComponent(typed)}`)
      if (found && latest.current === typed) setItems(found)
    }, WAIT_MS)
    return () => clearTimeout(timer)
  }, [text])
  const close = () => {
    latest.current = ''
    setItems([])
  }
  return { items, text, setText, close }
}
