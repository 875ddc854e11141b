import { type RefObject, useEffect, useState } from 'react'
import { valuesOf } from './form-data.ts'
import type { FormValues } from './form-state.ts'

const QUIET_MS = 1_500

/**
 * Keeps what is typed in the form on the server, a moment after the last key and when the page is left.
 * @returns ISO instant of the last time it was kept, `undefined` before the first
 */
export function useDraft(
  form: RefObject<HTMLFormElement | null>,
  key: string | undefined,
  startedWith: string | undefined,
  /** Another number: the form has started anew, its element is another one. */
  generation: number,
): string | undefined {
  const [savedAt, setSavedAt] = useState(startedWith)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another generation is another element
  useEffect(() => {
    const element = form.current
    if (!element || !key) return
    return keepTyped(element, key, setSavedAt)
  }, [form, key, generation])
  return savedAt
}

/** @returns ends the watching */
function keepTyped(element: HTMLFormElement, key: string, onKept: (at: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const save = async (leaving: boolean) => {
    forget()
    const at = await send(key, typed(element), leaving)
    if (at && !leaving) onKept(at)
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(false), QUIET_MS)
  }
  const leave = () => void (timer && save(true))
  element.addEventListener('input', later)
  element.addEventListener('change', later)
  element.addEventListener('submit', forget)
  addEventListener('pagehide', leave)
  return () => {
    forget()
    element.removeEventListener('input', later)
    element.removeEventListener('change', later)
    element.removeEventListener('submit', forget)
    removeEventListener('pagehide', leave)
  }
}

/** Passwords and one-time codes are never kept. */
function typed(form: HTMLFormElement): FormValues {
  const values = { ...valuesOf(new FormData(form)) }
  for (const input of form.querySelectorAll<HTMLInputElement>(
    'input[type=password], input[autocomplete=one-time-code]',
  ))
    delete values[input.name]
  return values
}

/** A draft that cannot be kept now is tried again with the next key; the form itself is not disturbed. */
async function send(key: string, values: FormValues, leaving: boolean): Promise<string | undefined> {
  try {
    const response = await fetch(`/api/v1/drafts/${encodeURIComponent(key)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ values }),
      keepalive: leaving,
    })
    if (!response.ok) return undefined
    return ((await response.json()) as { saved_at: string }).saved_at
  } catch {
    return undefined
  }
}
