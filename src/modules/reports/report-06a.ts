import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { type CountedReport, countReport } from './count-report.ts'
import { type CELLS, DEFINITION_VERSION, type Figures, HEAPS, type ReportQuestion, spanOf } from './form-06a.ts'
import type { ReportReach } from './form-06a-queries.ts'
import type { Rounding } from './rate.ts'
import { composeSheet, ratesOf, readNames, type Sheet06a } from './sheet-06a.ts'

interface Asked {
  question: ReportQuestion
  reach: ReportReach
  rounding: Rounding
}

/** The report with its names in the reader's language; official sheets are Vietnamese. */
export async function sheetOf06a(db: Kysely<Tables>, asked: Asked, official = false): Promise<Sheet06a> {
  const counted = await countReport(db, asked.question, asked.reach)
  return namedSheet(db, asked, counted, official)
}

export async function namedSheet(
  db: Kysely<Tables>,
  { question, rounding }: Pick<Asked, 'question' | 'rounding'>,
  counted: CountedReport,
  official = false,
): Promise<Sheet06a> {
  const english = !official && currentLocale() === 'en'
  return composeSheet(question, counted, await readNames(db, question, counted.rows, english), rounding)
}

/** The report for programs: the same figures with stable names. Rows add up to the totals; there are no subtotals in it. */
export function json06a(sheet: Sheet06a, question: ReportQuestion) {
  return {
    report: '06a' as const,
    definition_version: DEFINITION_VERSION,
    from: question.from,
    to: question.to,
    cut_off: spanOf(question).cutOff.toISOString(),
    unit: sheet.unit,
    by: question.by,
    rows: sheet.rows
      .filter((row) => !row.group)
      .map((row) => ({ key: row.key, code: row.code, name: row.name, ...named(row) })),
    totals: named(sheet.totals),
    rates: ratesOf(sheet.totals, sheet.rates.rounding),
    identities: sheet.identities.map(({ key, left, right, holds }) => ({ key, left, right, holds })),
    hash: sheet.hash,
  }
}

function named(figures: Figures): Figures {
  return Object.fromEntries(ORDER.map((name) => [name, figures[name]])) as Figures
}

/** The form's columns in their order, then what stands beside it. */
const ORDER = [
  'received_total',
  'received_online',
  'received_direct_post',
  'carried_over',
  'resolved_total',
  'resolved_early',
  'resolved_on_time',
  'resolved_late',
  'in_process_total',
  'in_process_within',
  'in_process_late',
  'withdrawn_or_returned',
  ...HEAPS.filter((heap) => heap.startsWith('renewed_')),
] as const satisfies readonly (typeof CELLS)[number][]
