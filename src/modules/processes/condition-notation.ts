/** Conditions as the table words them: `hình thức nộp = trực tuyến và trường hợp thuộc {1, 4}`. Read and written. Pure. */
import { ANSWER, type Comparison, type Condition, type Value } from './condition.ts'
import { fold, splitOutside, tidy, words } from './plain-text.ts'

const FIELD_NAMES: Readonly<Record<string, string>> = {
  case: 'trường hợp',
  channel: 'hình thức nộp',
  procedure: 'thủ tục',
  owner_kind: 'chủ hồ sơ',
  fee: 'phí, lệ phí',
}

const VALUE_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channel: { counter: 'trực tiếp', post: 'bưu chính', online: 'trực tuyến', vneid: 'VNeID' },
  owner_kind: {
    person: 'cá nhân',
    enterprise: 'doanh nghiệp',
    state_body: 'cơ quan nhà nước',
    organisation: 'tổ chức',
  },
}

const SIGNS: Readonly<Record<Comparison, string>> = {
  '=': '=',
  '≠': '≠',
  '<': '<',
  '≤': '≤',
  '>': '>',
  '≥': '≥',
  in: 'thuộc',
}

export function conditionText(condition: Condition): string {
  if ('all' in condition) return condition.all.map((each) => inBrackets(each, 'any' in each)).join(' và ')
  if ('any' in condition) return condition.any.map((each) => inBrackets(each, 'any' in each)).join(' hoặc ')
  const { field, is, value } = condition
  const values = (Array.isArray(value) ? value : [value]).map((one) => valueText(field, one))
  const name = FIELD_NAMES[field] ?? (field.startsWith(ANSWER) ? `[${field.slice(ANSWER.length)}]` : `{${field}}`)
  return `${name} ${SIGNS[is]} ${is === 'in' ? `{${values.join(', ')}}` : values[0]}`
}

function inBrackets(condition: Condition, needed: boolean): string {
  return needed ? `(${conditionText(condition)})` : conditionText(condition)
}

function valueText(field: string, value: Value): string {
  if (typeof value === 'number') return String(value).replace('.', ',')
  const named = VALUE_NAMES[field]?.[value] ?? value
  const bare = /^[\p{L}\p{N}._-]+( [\p{L}\p{N}._-]+)*$/u.test(named) && !/( va | hoac )/.test(` ${fold(named)} `)
  return bare && !/^\d+([.,]\d+)?$/.test(named) ? named : `“${named}”`
}

/** Undefined when it cannot be read. A field that is not known stays in, for the lint to name. */
export function readCondition(text: string): Condition | undefined {
  const given = withoutBrackets(tidy(text))
  const either = splitOutside(given, / hoac /gy)
  if (either.length > 1) return joined(either, (any) => ({ any }))
  const both = splitOutside(given, / va /gy)
  if (both.length > 1) return joined(both, (all) => ({ all }))
  return given === tidy(text) ? readComparison(given) : readCondition(given)
}

function joined(parts: readonly string[], make: (conditions: Condition[]) => Condition): Condition | undefined {
  const read = parts.map(readCondition)
  return read.every((each) => each !== undefined) ? make(read as Condition[]) : undefined
}

/** `(a hoặc b)` → `a hoặc b`, but `(a) và (b)` stays. */
function withoutBrackets(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text
  let depth = 0
  for (let at = 0; at < text.length - 1; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') depth--
    if (depth === 0) return text
  }
  return text.slice(1, -1).trim()
}

const OPERATORS: readonly [RegExp, Comparison][] = [
  [/\s*(?:≠|!=|<>)\s*/, '≠'],
  [/\s+(?:khong phai la|khong la|khac)\s+/, '≠'],
  [/\s*(?:≥|>=)\s*/, '≥'],
  [/\s*(?:≤|<=)\s*/, '≤'],
  [/\s*>\s*/, '>'],
  [/\s*<\s*/, '<'],
  [/\s+(?:thuoc|trong)\s+/, 'in'],
  [/\s*=\s*/, '='],
  [/\s+la\s+/, '='],
]

function readComparison(text: string): Condition | undefined {
  const folded = fold(text)
  for (const [pattern, is] of OPERATORS) {
    const match = pattern.exec(folded)
    if (!match) continue
    const field = readField(text.slice(0, match.index).trim())
    const given = text.slice(match.index + match[0].length).trim()
    if (field === undefined || given === '') return undefined
    if (is !== 'in') return { field, is, value: readValue(field, given) }
    const inside = given.replace(/^\{(.*)\}$/s, '$1')
    const value = splitOutside(inside, /\s*,\s+|,(?!\d)/gy).filter((part) => part !== '')
    return value.length > 0 ? { field, is, value: value.map((one) => readValue(field, one)) } : undefined
  }
  return undefined
}

function readField(text: string): string | undefined {
  const answer = /^\[(.+)\]$/.exec(text)
  if (answer) return ANSWER + answer[1]
  const raw = /^\{(.+)\}$/.exec(text)
  if (raw) return raw[1]
  if (text === '') return undefined
  const known = Object.entries(FIELD_NAMES).find(([code, name]) => words(name) === words(text) || code === text)
  return known?.[0] ?? text
}

function readValue(field: string, text: string): Value {
  const quoted = /^["“](.*)["”]$/s.exec(text)
  const given = (quoted?.[1] ?? text).trim()
  const named = Object.entries(VALUE_NAMES[field] ?? {}).find(
    ([code, name]) => code === given || words(name) === words(given),
  )
  if (named) return named[0]
  if (quoted || !/^\d+([.,]\d+)?$/.test(given)) return given
  // Codes of cases and procedures look like numbers and are none.
  return field === 'case' || field === 'procedure' ? given : Number(given.replace(',', '.'))
}
