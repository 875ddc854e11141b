/**
 * Conditions of branches: a field of the dossier compared with a value, joined by and/or. Data, never code. Pure.
 */
import { z } from 'zod'

export const COMPARISONS = ['=', '≠', '<', '≤', '>', '≥', 'in'] as const
export type Comparison = (typeof COMPARISONS)[number]

export type Value = string | number
export type Condition =
  | { field: string; is: Comparison; value: Value | Value[] }
  | { all: Condition[] }
  | { any: Condition[] }

const value = z.union([z.string().trim().min(1).max(200), z.number()])

export const conditionSchema: z.ZodType<Condition, unknown> = z.lazy(() =>
  z.union([
    z.strictObject({
      field: z.string().min(1).max(60),
      is: z.enum(COMPARISONS),
      value: z.union([value, z.array(value).min(1).max(30)]),
    }),
    z.strictObject({ all: z.array(conditionSchema).min(1).max(12) }),
    z.strictObject({ any: z.array(conditionSchema).min(1).max(12) }),
  ]),
)

/** What a field may hold: a closed list of values, any text, or a number. */
export interface Field {
  kind: 'choice' | 'text' | 'number'
  choices?: readonly string[]
}

/** Fields of every dossier. Answers to the process's own questions come on top (`fieldsOf`). */
export const DOSSIER_FIELDS: Readonly<Record<string, Field>> = {
  channel: { kind: 'choice', choices: ['counter', 'post', 'online', 'vneid'] },
  owner_kind: { kind: 'choice', choices: ['person', 'enterprise', 'state_body', 'organisation'] },
  procedure: { kind: 'text' },
  case: { kind: 'text' },
  fee: { kind: 'number' },
}

export const ANSWER = 'answer.'

/** All fields on which a process may decide: of the dossier, and the answers to its questions. */
export function fieldsOf(process: {
  questions: readonly { key: string; choices: readonly string[] }[]
  serves?: readonly { procedure_code: string; case_codes: readonly string[] }[]
}): Map<string, Field> {
  const fields = new Map<string, Field>(Object.entries(DOSSIER_FIELDS))
  for (const question of process.questions) {
    const field: Field =
      question.choices.length > 0 ? { kind: 'choice', choices: question.choices } : { kind: 'number' }
    fields.set(ANSWER + question.key, field)
  }
  const cases = process.serves?.length === 1 ? (process.serves[0]?.case_codes ?? []) : []
  if (cases.length > 0) fields.set('case', { kind: 'choice', choices: cases })
  return fields
}

export type Facts = Readonly<Record<string, Value | undefined>>

/** Does the condition hold? A fact that is not known makes every comparison with it false, `≠` included. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, facts))
  if ('any' in condition) return condition.any.some((each) => holds(each, facts))
  const fact = facts[condition.field]
  return fact !== undefined && compare(fact, condition.is, condition.value)
}

function compare(fact: Value, is: Comparison, given: Value | Value[]): boolean {
  if (is === 'in') return asList(given).some((one) => same(fact, one))
  const wanted = asList(given)[0]
  if (wanted === undefined) return false
  if (is === '=') return same(fact, wanted)
  if (is === '≠') return !same(fact, wanted)
  const [left, right] = [Number(fact), Number(wanted)]
  if (Number.isNaN(left) || Number.isNaN(right)) return false
  if (is === '<') return left < right
  if (is === '≤') return left <= right
  return is === '>' ? left > right : left >= right
}

const asList = (given: Value | Value[]) => (Array.isArray(given) ? given : [given])
const same = (left: Value, right: Value) => String(left) === String(right)

/** Every comparison in the condition, left to right. */
export function comparisonsIn(condition: Condition): Extract<Condition, { field: string }>[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsIn)
  if ('any' in condition) return condition.any.flatMap(comparisonsIn)
  return [condition]
}

/** Why a comparison makes no sense for its field; undefined when it does. */
export function findWrong(
  { field, is, value: given }: Extract<Condition, { field: string }>,
  fields: ReadonlyMap<string, Field>,
): 'unknown_field' | 'unknown_value' | 'not_comparable' | undefined {
  const known = fields.get(field)
  if (!known) return 'unknown_field'
  if (['<', '≤', '>', '≥'].includes(is) && known.kind !== 'number') return 'not_comparable'
  if (known.kind === 'number' && asList(given).some((one) => Number.isNaN(Number(one)))) return 'not_comparable'
  if (known.choices && asList(given).some((one) => !known.choices?.includes(String(one)))) return 'unknown_value'
  return undefined
}

/** More situations than this are not looked through. */
const MOST_SITUATIONS = 5000

/**
 * One situation for every way in which the conditions can tell dossiers apart: of a choice its values, of a text the named
 * ones and one other, of a number the named ones and what lies between and beyond. Undefined: too many.
 */
export function situationsOf(
  conditions: readonly Condition[],
  fields: ReadonlyMap<string, Field>,
): Facts[] | undefined {
  const named = Map.groupBy(conditions.flatMap(comparisonsIn), ({ field }) => field)
  let situations: Record<string, Value>[] = [{}]
  for (const [field, comparisons] of named) {
    const values = representatives(
      fields.get(field),
      comparisons.flatMap((each) => asList(each.value)),
    )
    if (situations.length * values.length > MOST_SITUATIONS) return undefined
    situations = situations.flatMap((facts) => values.map((one) => ({ ...facts, [field]: one })))
  }
  return situations
}

function representatives(field: Field | undefined, named: readonly Value[]): Value[] {
  if (field?.choices) return [...field.choices]
  if (field?.kind !== 'number') return [...new Set(named.map(String)), '\u0000other']
  const points = [...new Set(named.map(Number))].sort((a, b) => a - b)
  const first = points[0] ?? 0
  return [first - 1, ...points.flatMap((point, at) => [point, (point + (points[at + 1] ?? point + 2)) / 2])]
}
