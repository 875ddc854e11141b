/** The typed text as a value of the same kind as the present one; undefined when it is of another kind. Pure. */
export function valueLike(present: unknown, typed: string): unknown {
  const text = typed.trim()
  if (typeof present === 'string') return text === '' ? undefined : text
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return kindOf(value) === kindOf(present) ? value : undefined
}

/** The value as a person types it back: text bare, everything else as JSON. */
export function typedForm(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value
}
