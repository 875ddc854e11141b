/**
 * How catalogue files are written: what equals a default is left out, names stand in the order of the schema, and whatever
 * fits on a line stays on one line, so that a person can read a file and git can compare two. Pure.
 */
import { z } from 'zod'

const LINE_WIDTH = 150

/** Takes out of a parsed value all that the schema would put back in. `schema.parse(compact(schema, value))` equals `value`. */
export function compact(schema: z.ZodType, value: unknown): unknown {
  const inner = unwrap(schema)
  if (Array.isArray(value) && inner instanceof z.ZodArray) {
    return value.map((entry) => compact(inner.element as z.ZodType, entry))
  }
  if (!isRecord(value) || !(inner instanceof z.ZodObject)) return value
  const kept: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(inner.shape as Record<string, z.ZodType>)) {
    if (part instanceof z.ZodDefault && sameJson(part.def.defaultValue, value[name])) continue
    kept[name] = compact(part, value[name])
  }
  return kept
}

/** Indented JSON whose small objects and arrays stay on one line. */
export function printJson(value: unknown, indent = '', prefix = 0): string {
  const line = JSON.stringify(value)
  const fits = indent.length + prefix + line.length <= LINE_WIDTH
  if (typeof value !== 'object' || value === null) return line
  if (fits && isFlat(value)) return spaced(value)
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((entry) => deeper + printJson(entry, deeper)).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value).map(([name, part]) => {
    const key = `${JSON.stringify(name)}: `
    return deeper + key + printJson(part, deeper, key.length)
  })
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`
}

/** Equal as JSON; a jsonb column does not keep the order in which names were written. */
function sameJson(a: unknown, b: unknown): boolean {
  if (!isRecord(a) || !isRecord(b)) return JSON.stringify(a) === JSON.stringify(b)
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => sameJson(a[name], b[name]))
}

function unwrap(schema: z.ZodType): z.ZodType {
  let current: unknown = schema
  while (current instanceof z.ZodDefault || current instanceof z.ZodNullable) current = current.unwrap()
  return current as z.ZodType
}

/** At most one object deep: `{"value": 5, "limit": {…}}` stays on a line, a list of objects never does. */
function isFlat(value: object): boolean {
  const nested = Object.values(value).filter((part) => typeof part === 'object' && part !== null)
  return nested.every(
    (part) => !Array.isArray(value) && Object.values(part).every((deep) => typeof deep !== 'object' || deep === null),
  )
}

function spaced(value: object): string {
  const part = (entry: unknown): string =>
    typeof entry === 'object' && entry !== null ? spaced(entry) : JSON.stringify(entry)
  if (Array.isArray(value)) return `[${value.map(part).join(', ')}]`
  const entries = Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}: ${part(entry)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
