import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { LookUp } from '../../reception-look-up.ts'
import type { ReceptionView } from '../../reception-view.ts'
import type { Parties } from './parties.ts'

/** Where the keyboard is: reception is done without the mouse. */

const LOOKED_UP = new Set(['card', 'owner_identifier', 'submitter_identifier'])
const AFTER_PROCEDURE = ['[name=case_code]:not([type=hidden])', '[data-all-papers]']

/** The next question that is still open, as selectors of which the first that is there counts. */
export function nextQuestion(now: Parties, found: LookUp): readonly string[] {
  if (found.problems.length > 0) return ['[name=card]']
  if (now.ownerName === '') return [now.ownerNumber === '' ? '[name=owner_identifier]' : '[name=owner_name]']
  if (now.submitterName !== '' && now.authorisation === '') return ['[name=authorisation]']
  return ['[name=procedure_query]', ...AFTER_PROCEDURE]
}

/** Enter looks up at a number and goes to the next field elsewhere; it never sends half a form. Ctrl+Enter does the main act. */
export function enterGoesOn(event: KeyboardEvent, find: () => Promise<void>): void {
  const target = event.target as HTMLInputElement
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || target.tagName !== 'INPUT' || target.type === 'submit')
    return
  event.preventDefault()
  if (LOOKED_UP.has(target.name) && target.value.trim() !== '') return void find()
  const fields = [...(target.form?.elements ?? [])].filter(
    (each): each is HTMLElement =>
      each instanceof HTMLElement &&
      each.matches('input:not([type=hidden]), select, textarea') &&
      each.offsetParent !== null,
  )
  fields[fields.indexOf(target) + 1]?.focus()
}

/**
 * A card that is filled in folds when the keyboard leaves it. Not under the mouse: what is about to be clicked may not move.
 */
export function useFoldWhenLeft(inside: RefObject<HTMLElement | null>, fold: () => void): void {
  const latest = useRef(fold)
  useEffect(() => {
    latest.current = fold
  })
  useEffect(() => {
    const box = inside.current
    if (!box) return
    let byKeyboard = false
    const onKey = () => (byKeyboard = true)
    const onPointer = () => (byKeyboard = false)
    const onFocus = (event: FocusEvent) => {
      const left = (event.relatedTarget as Element | null)?.closest('[data-party]')
      if (byKeyboard && left && !left.contains(event.target as Node)) latest.current()
    }
    box.addEventListener('keydown', onKey, true)
    box.addEventListener('pointerdown', onPointer, true)
    box.addEventListener('focusin', onFocus)
    return () => {
      box.removeEventListener('keydown', onKey, true)
      box.removeEventListener('pointerdown', onPointer, true)
      box.removeEventListener('focusin', onFocus)
    }
  }, [inside])
}

/** Puts the focus where the next question is, after the cards have opened or folded. */
export function useFocus(inside: RefObject<HTMLElement | null>) {
  const [wanted, setWanted] = useState<readonly string[]>([])
  useEffect(() => focusFirst(inside.current, wanted), [inside, wanted])
  return setWanted
}

export function focusFirst(inside: HTMLElement | null, selectors: readonly string[]): void {
  selectors
    .map((each) => inside?.querySelector<HTMLElement>(each))
    .find(Boolean)
    ?.focus()
}

/** After a procedure was chosen, or let go, the focus is at the next question: the case, the papers, the search field. */
export function useFocusAfterChoice(inside: RefObject<HTMLElement | null>, view: ReceptionView) {
  const goOn = useRef(false)
  const code = view.procedure?.code
  // biome-ignore lint/correctness/useExhaustiveDependencies: another procedure is what it waits for
  useEffect(() => {
    if (!goOn.current) return
    goOn.current = false
    focusFirst(inside.current, [...AFTER_PROCEDURE, '[name=procedure_query]'])
  }, [code, inside])
  return goOn
}

export function useFocusKey(key: string, field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== key) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [key, field])
}
