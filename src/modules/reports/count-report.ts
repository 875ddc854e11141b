import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { catchUpFacts } from './fact-store.ts'
import { addHeaps, figuresOf, hashReport, type IssuedFigures, type ReportQuestion } from './form-06a.ts'
import { countHeaps, type ReportReach } from './form-06a-queries.ts'

export interface CountedReport extends IssuedFigures {
  hash: string
}

/** Counts a report as of its moment; what has happened until now is in it. */
export async function countReport(
  db: Kysely<Tables>,
  question: ReportQuestion,
  reach: ReportReach,
): Promise<CountedReport> {
  await catchUpFacts(db)
  const rows = await countHeaps(db, question, reach)
  const figures = { rows, totals: figuresOf(addHeaps(rows)) }
  return { ...figures, hash: hashReport(question, figures) }
}
