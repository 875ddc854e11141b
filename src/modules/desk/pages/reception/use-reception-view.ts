import { useCallback, useRef, useState } from 'react'
import { addressOf, type ReceptionAsk } from '../../reception-ask.ts'
import type { ReceptionView } from '../../reception-view.ts'

/**
 * What follows from the officer's choices: first as the page brought it, then asked for after each choice. A later question
 * overtakes an earlier one; when the line fails the page stays as it is and the next submit brings it up to date.
 */
export function useReceptionView(brought: ReceptionView) {
  const [answer, setAnswer] = useState<{ after: ReceptionView; view: ReceptionView }>()
  const running = useRef<AbortController>(undefined)
  const ask = useCallback(
    async (question: ReceptionAsk) => {
      running.current?.abort()
      const mine = new AbortController()
      running.current = mine
      const view = await askServer<ReceptionView>(addressOf(question), { signal: mine.signal })
      if (view && !mine.signal.aborted) setAnswer({ after: brought, view })
    },
    [brought],
  )
  return { view: answer?.after === brought ? answer.view : brought, ask }
}

/** JSON of one of the page's own addresses; undefined when there is none (line cut, signed out, overtaken). */
export async function askServer<Answer>(address: string, init: RequestInit = {}): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, { headers: { Accept: 'application/json' }, ...init })
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return response.ok && isJson ? ((await response.json()) as Answer) : undefined
  } catch {
    return undefined
  }
}
