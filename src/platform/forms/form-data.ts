import type { FormValues } from './form-state.ts'

/** Names that the fields themselves send along; they say how to read the others and are no input of any action. */
export const REQUEST_ID = '_request_id'
export const DATE_FIELDS = '_dates'
export const INSTANT_FIELDS = '_instants'
export const NUMBER_FIELDS = '_numbers'
export const FLAG_FIELDS = '_flags'
export const LIST_FIELDS = '_lists'
export const DRAFT_KEY = '_draft'
/** Which search field's button was pressed, in a browser without JavaScript. */
export const SEARCHED = '_searched'

/** Everything typed, by input name. Files are left out: they are stored by their own request and travel as their hash. */
export function valuesOf(form: FormData): FormValues {
  const values: Record<string, string[]> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !name.startsWith('_')) values[name] = [...(values[name] ?? []), value]
  return values
}

/**
 * The form as the action's input: dotted names become objects and lists, empty text is left out, typed dates
 * (31/12/2026) become '2026-12-31', numbers numbers, check boxes true or false. What cannot be read stays as typed, so
 * that the action's schema names the problem at its field.
 */
export function inputOf(form: FormData): Record<string, unknown> {
  const kinds = kindsOf(form)
  const flat: Record<string, unknown> = {}
  for (const [name, texts] of Object.entries(valuesOf(form))) {
    const value = kinds.lists.has(name)
      ? texts.filter((text) => text !== '')
      : readText(name, texts.at(-1) ?? '', kinds)
    if (value !== undefined) flat[name] = value
  }
  for (const name of kinds.instants) flat[name] = readInstant(form.get(`${name}~date`), form.get(`${name}~time`))
  for (const name of kinds.flags) flat[name] = form.get(name) !== null
  for (const name of kinds.lists) flat[name] ??= []
  return nest(flat)
}

type Kinds = Record<'dates' | 'instants' | 'numbers' | 'flags' | 'lists', ReadonlySet<string>>

function kindsOf(form: FormData): Kinds {
  const named = (key: string) => new Set(form.getAll(key).filter((each) => typeof each === 'string'))
  return {
    dates: named(DATE_FIELDS),
    instants: named(INSTANT_FIELDS),
    numbers: named(NUMBER_FIELDS),
    flags: named(FLAG_FIELDS),
    lists: named(LIST_FIELDS),
  }
}

function readText(name: string, typed: string, kinds: Kinds): unknown {
  if (name.includes('~')) return undefined
  const text = typed.replaceAll('\r\n', '\n').normalize('NFC').trim()
  if (text === '') return undefined
  if (kinds.dates.has(name)) return readDay(text) ?? text
  if (kinds.numbers.has(name)) return readNumber(text) ?? text
  return text
}

/** dd/MM/yyyy as people write it (also d-M-yyyy, d.M.yyyy, ddMMyyyy), or what a date picker sends. */
export function readDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const typed = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : typed ? [typed[3], typed[2], typed[1]] : []
  if (!year || !month || !day) return undefined
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return real ? date.toISOString().slice(0, 10) : undefined
}

/** 1.234.567,5 as written in Việt Nam; a lone point before one or two digits is taken as a decimal point. */
export function readNumber(text: string): number | undefined {
  const compact = text.replaceAll(/[\s\u00a0]/g, '')
  const plain = /^-?\d+\.\d{1,2}$/.test(compact) ? compact : compact.replaceAll('.', '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** Legal time, UTC+7. Without an hour the day is not an instant, and the schema will say so. */
function readInstant(date: unknown, time: unknown): string | undefined {
  const typedDate = typeof date === 'string' ? date.trim() : ''
  const typedTime = typeof time === 'string' ? time.trim() : ''
  if (typedDate === '' && typedTime === '') return undefined
  const day = readDay(typedDate)
  const clock = /^([01]?\d|2[0-3])[:hg.]?([0-5]\d)$/i.exec(typedTime)
  if (!day || !clock) return `${typedDate} ${typedTime}`.trim()
  return `${day}T${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}:00+07:00`
}

type Nested = { [name: string]: unknown }

function nest(flat: Readonly<Record<string, unknown>>): Nested {
  const root: Nested = {}
  for (const [name, value] of Object.entries(flat)) {
    const path = name.split('.')
    if (
      value === undefined ||
      path.some((step) => step === '__proto__' || step === 'constructor' || step === 'prototype')
    )
      continue
    let at = root
    for (const step of path.slice(0, -1)) {
      if (typeof at[step] !== 'object' || at[step] === null) at[step] = {}
      at = at[step] as Nested
    }
    at[path.at(-1) ?? ''] = value
  }
  return listsOf(root) as Nested
}

/** `{0: …, 2: …}` is a list: rows that were left out close up. */
function listsOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [key, listsOf(item)] as const)
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.sort((a, b) => Number(a[0]) - Number(b[0])).map(([, item]) => item)
  }
  return Object.fromEntries(entries)
}
