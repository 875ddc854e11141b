import { createHash } from 'node:crypto'
import { legalDay } from '#platform/clock.ts'

/**
 * Form II.06a, situation and results of resolution (law.md §5.2), by the definitions of §5.6. Pure: what a figure means, which
 * figures belong together, and the hash by which a report is known again.
 */

/** Changes with every change of a definition, so that a stored report says by which it was counted. */
export const DEFINITION_VERSION = '06a-1'

/** Smallest heaps into which every dossier falls exactly twice: by how it came, and by how it stands. */
export const HEAPS = [
  'received_online',
  'received_direct_post',
  'carried_over',
  'resolved_early',
  'resolved_on_time',
  'resolved_late',
  'in_process_within',
  'in_process_late',
  'withdrawn_or_returned',
  'renewed_resolved_early',
  'renewed_resolved_on_time',
  'renewed_resolved_late',
  'renewed_in_process_within',
  'renewed_in_process_late',
] as const
export type Heap = (typeof HEAPS)[number]
export type Heaps = Record<Heap, number>

/** Sums that the form prints. */
export const SUMS = {
  received_total: ['received_online', 'received_direct_post', 'carried_over'],
  resolved_total: ['resolved_early', 'resolved_on_time', 'resolved_late'],
  in_process_total: ['in_process_within', 'in_process_late'],
} as const satisfies Record<string, readonly Heap[]>
export type Sum = keyof typeof SUMS

/** A number of the sheet that opens to its dossiers. */
export type Cell = Heap | Sum
export const CELLS: readonly Cell[] = [...HEAPS, ...(Object.keys(SUMS) as Sum[])]

export function isCell(text: string): text is Cell {
  return (CELLS as readonly string[]).includes(text)
}

export function heapsOf(cell: Cell): readonly Heap[] {
  return cell in SUMS ? SUMS[cell as Sum] : [cell as Heap]
}

export type Figures = Heaps & Record<Sum, number>

export function figuresOf(heaps: Heaps): Figures {
  const sum = (parts: readonly Heap[]) => parts.reduce((total, part) => total + heaps[part], 0)
  return {
    ...heaps,
    received_total: sum(SUMS.received_total),
    resolved_total: sum(SUMS.resolved_total),
    in_process_total: sum(SUMS.in_process_total),
  }
}

export function addHeaps(all: readonly Heaps[]): Heaps {
  return Object.fromEntries(HEAPS.map((heap) => [heap, all.reduce((sum, each) => sum + each[heap], 0)])) as Heaps
}

/** By what the rows are: fields, procedures, agencies that resolve, divisions that handle, places that receive. */
export const GROUPINGS = ['field', 'procedure', 'agency', 'division', 'receiver'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface ReportFilter {
  by: Grouping
  field: string | null
  procedure: string | null
}

/** A report's question. Days are `YYYY-MM-DD`. */
export interface ReportQuestion extends ReportFilter {
  unit_id: string | null
  from: string
  to: string
  /** What the log knew at this moment. */
  as_of: Date
}

/** The period as instants: everything from `first` on and not after `cutOff` has happened. */
export interface Span {
  first: Date
  cutOff: Date
  /** A dossier that is open at the cut-off and was due before this day is late: it can only end late. */
  lateBefore: string
}

export function spanOf({ from, to, as_of }: Pick<ReportQuestion, 'from' | 'to' | 'as_of'>): Span {
  const end = startOfDay(dayAfter(to)).getTime() - 1
  const cutOff = new Date(Math.min(end, as_of.getTime()))
  return { first: startOfDay(from), cutOff, lateBefore: legalDay(new Date(cutOff.getTime() + 1)) }
}

export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`)
}

export function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}

export interface CountedRow extends Heaps {
  /** Code of the field or procedure, id of the unit. */
  key: string
}

/** The identities of the form, as they hold for these figures. The form itself has no column for what was withdrawn. */
export function identitiesOf(f: Figures) {
  return [
    {
      key: 'received',
      left: f.received_total,
      right: [f.received_online, f.received_direct_post, f.carried_over],
      printed: true,
    },
    {
      key: 'resolved',
      left: f.resolved_total,
      right: [f.resolved_early, f.resolved_on_time, f.resolved_late],
      printed: true,
    },
    { key: 'in_process', left: f.in_process_total, right: [f.in_process_within, f.in_process_late], printed: true },
    {
      key: 'balance',
      left: f.received_total,
      right: [f.resolved_total, f.in_process_total, f.withdrawn_or_returned],
      printed: false,
    },
    {
      key: 'renewed',
      left: f.resolved_total,
      right: [f.renewed_resolved_early, f.renewed_resolved_on_time, f.renewed_resolved_late],
      printed: false,
    },
  ].map((each) => ({ ...each, holds: each.left === each.right.reduce((sum, part) => sum + part, 0) }))
}
export type Identity = ReturnType<typeof identitiesOf>[number]

/** What an issued report keeps of its question, so that a later reform of units does not change which dossiers it counted. */
export interface IssuedFilter extends ReportFilter {
  unit_ids: string[]
}

/** What is stored of an issued report. */
export interface IssuedFigures {
  rows: CountedRow[]
  totals: Figures
}

/** SHA-256 over the question and the figures: the same question about the same past gives the same hash for ever. */
export function hashReport(question: ReportQuestion, { rows, totals }: IssuedFigures): string {
  const content = {
    report: '06a',
    definition_version: DEFINITION_VERSION,
    unit: question.unit_id,
    from: question.from,
    to: question.to,
    cut_off: spanOf(question).cutOff.toISOString(),
    by: question.by,
    field: question.field,
    procedure: question.procedure,
    rows: rows
      .map((row) => [row.key, ...HEAPS.map((heap) => row[heap])])
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    totals: HEAPS.map((heap) => totals[heap]),
  }
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
