import { useEffect, useState } from 'react'
import type { FoundChoice } from './form-state.ts'

const QUIET_MS = 150

/**
 * What the address finds for the text; nothing is asked while it is `undefined`. Asks a moment after the last key; an
 * answer that comes late never replaces a newer one.
 */
export function useSearch(address: string, text: string | undefined): { items: readonly FoundChoice[]; busy: boolean } {
  const [items, setItems] = useState<readonly FoundChoice[]>([])
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (text === undefined) return
    const stop = new AbortController()
    setBusy(true)
    const timer = setTimeout(async () => {
      const found = await ask(
        `${address}${address.includes('?') ? '&' : '?'}q=${encodeURIComponent(text)}`,
        stop.signal,
      )
      if (stop.signal.aborted) return
      if (found) setItems(found)
      setBusy(false)
    }, QUIET_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [address, text])
  return { items, busy }
}

/** `undefined` when the line is down: what was found stays, and the next key asks again. */
async function ask(address: string, signal: AbortSignal): Promise<readonly FoundChoice[] | undefined> {
  try {
    const response = await fetch(address, { signal })
    return response.ok ? ((await response.json()) as { items: readonly FoundChoice[] }).items : undefined
  } catch {
    return undefined
  }
}
