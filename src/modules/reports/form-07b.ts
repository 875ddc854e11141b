import type { Actor } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import { FormProblem } from '#platform/errors.ts'
import { readDay } from '#platform/forms/form-data.ts'
import { m } from '#words'
import { countProcedures, type ProcedureCounts } from './form-07b-queries.ts'
import { reachOf } from './report-scope.ts'

/** Columns in the order of the form, in three groups of three. */
export const COLUMNS_07B = [
  'competence_total',
  'competence_province',
  'competence_commune',
  'one_stop_total',
  'one_stop_province',
  'one_stop_commune',
  'process_total',
  'process_province',
  'process_commune',
] as const satisfies readonly (keyof ProcedureCounts)[]

/** Form II.07b of a day; today without one. */
export async function form07b(app: Pick<Application, 'clock' | 'database'>, actor: Actor, given: string | null) {
  const on = given ? readDay(given) : legalDay(app.clock.now())
  if (!on) throw new FormProblem([{ path: 'on', message: m.reports_not_a_day({ text: given ?? '' }) }])
  const { db } = app.database
  const { visibleIds } = await reachOf(db, actor, null)
  return { on, rows: await countProcedures(db, on, visibleIds) }
}
