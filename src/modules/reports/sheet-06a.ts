import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import {
  addHeaps,
  type CountedRow,
  DEFINITION_VERSION,
  dayAfter,
  type Figures,
  figuresOf,
  type Grouping,
  type Identity,
  type IssuedFigures,
  identitiesOf,
  type ReportQuestion,
  spanOf,
  startOfDay,
} from './form-06a.ts'
import { percentPair, type Rounding } from './rate.ts'

/** One line of the sheet: a field, a procedure, a unit; `group`: the subtotal above its lines. */
export interface SheetRow extends Figures {
  key: string
  /** Code that people know; null where there is none. */
  code: string | null
  name: string
  group: boolean
}

export interface Rates {
  /** Against the appointment first given: an extension does not make a late dossier punctual (law.md §1.7). */
  original: { on_time: string | null; late: string | null }
  /** Against the appointment as renewed. */
  renewed: { on_time: string | null; late: string | null }
  /** Of all these: results only, what was withdrawn is not in it (law.md §11). */
  whole: number
  rounding: Rounding
}

/** Form II.06a, the same for screen, spreadsheet, PDF and JSON. */
export interface Sheet06a {
  unit: string | null
  from: string
  to: string
  /** The last moment of which it speaks. */
  cut_off: string
  /** The period was not over at the cut-off. */
  running: boolean
  by: Grouping
  narrowed: string[]
  definition_version: string
  hash: string
  rows: SheetRow[]
  totals: Figures
  identities: Identity[]
  rates: Rates
}

export interface Named {
  name: string
  code: string | null
  /** Lines with the same one stand together under it. */
  group?: string
}

/** What the lines and the head are called. */
export interface Names {
  unit: string | null
  narrowed: string[]
  of: ReadonlyMap<string, Named>
  groups: ReadonlyMap<string, string>
}

export function composeSheet(
  question: ReportQuestion,
  counted: IssuedFigures & { hash: string },
  names: Names,
  rounding: Rounding,
): Sheet06a {
  const { cutOff } = spanOf(question)
  return {
    unit: names.unit,
    from: question.from,
    to: question.to,
    cut_off: cutOff.toISOString(),
    running: cutOff.getTime() < startOfDay(dayAfter(question.to)).getTime() - 1,
    by: question.by,
    narrowed: names.narrowed,
    definition_version: DEFINITION_VERSION,
    hash: counted.hash,
    rows: rowsOf(counted.rows, names),
    totals: counted.totals,
    identities: identitiesOf(counted.totals),
    rates: ratesOf(counted.totals, rounding),
  }
}

export function ratesOf(totals: Figures, rounding: Rounding): Rates {
  const pair = (onTime: number, late: number) => {
    const [on_time, of_late] = percentPair(onTime, late, rounding)
    return { on_time, late: of_late }
  }
  return {
    original: pair(totals.resolved_early + totals.resolved_on_time, totals.resolved_late),
    renewed: pair(totals.renewed_resolved_early + totals.renewed_resolved_on_time, totals.renewed_resolved_late),
    whole: totals.resolved_total,
    rounding,
  }
}

function rowsOf(rows: readonly CountedRow[], { of, groups }: Names): SheetRow[] {
  const order = [...of.keys()]
  const lines = rows
    .toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
    .map((row): SheetRow & { under: string | undefined } => {
      const named = of.get(row.key)
      const { key, ...heaps } = row
      const { name, code } = named ?? { name: key, code: null }
      return { ...figuresOf(heaps), key, name, code, group: false, under: named?.group }
    })
  const bare = (found: typeof lines) => found.map(({ under: _, ...line }) => line)
  const grouped = [...groups].flatMap(([key, name]) => {
    const beneath = lines.filter((line) => line.under === key)
    if (beneath.length === 0) return []
    return [{ ...figuresOf(addHeaps(beneath)), key, name, code: key, group: true }, ...bare(beneath)]
  })
  return [...grouped, ...bare(lines.filter((line) => line.under === undefined || !groups.has(line.under)))]
}

/** Names for what the report has counted; in the order of the catalogue, or of the units' codes. */
export async function readNames(
  db: Kysely<Tables>,
  question: ReportQuestion,
  rows: readonly Pick<CountedRow, 'key'>[],
  english: boolean,
): Promise<Names> {
  const keys = rows.map((row) => row.key)
  const unit =
    question.unit_id === null ? undefined : (await unitNames(db, [question.unit_id], english)).values().next().value
  const fields = await fieldNames(db, english)
  const narrowed = [
    ...(question.field === null ? [] : [fields.get(question.field) ?? question.field]),
    ...(question.procedure === null ? [] : [question.procedure]),
  ]
  const head = { unit: unit?.name ?? null, narrowed }
  switch (question.by) {
    case 'field':
      return {
        ...head,
        of: new Map([...fields].map(([code, name]) => [code, { name, code }])),
        groups: new Map(),
      }
    case 'procedure':
      return { ...head, of: await procedureNames(db, keys, english), groups: fields }
    default:
      return { ...head, of: await unitNames(db, keys, english), groups: new Map() }
  }
}

async function fieldNames(db: Kysely<Tables>, english: boolean): Promise<Map<string, string>> {
  const rows = await db.selectFrom('procedure_field').selectAll().orderBy('ordinal').execute()
  return new Map(rows.map((row) => [row.code, (english && row.name_en) || row.name_vi]))
}

async function procedureNames(
  db: Kysely<Tables>,
  codes: readonly string[],
  english: boolean,
): Promise<Map<string, Named>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('procedure')
    .select(['code', 'name_vi', 'name_en', 'field_code'])
    .where('code', 'in', codes)
    .orderBy('ordinal')
    .orderBy('code')
    .execute()
  return new Map(
    rows.map((row) => [
      row.code,
      { name: (english && row.name_en) || row.name_vi, code: row.code, group: row.field_code ?? '' },
    ]),
  )
}

async function unitNames(db: Kysely<Tables>, ids: readonly string[], english: boolean): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('unit')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('code')
    .orderBy('valid_from')
    .execute()
  return new Map(rows.map((row) => [row.id, { name: english ? row.name_en : row.name, code: row.code }]))
}
