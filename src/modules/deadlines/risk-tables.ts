import type { ColumnType } from 'kysely'
import type { BackTest } from './risk-back-test.ts'
import type { StepTimes } from './risk-times.ts'

/** A jsonb column: read as the parsed value, written as JSON text (cast in the statement). */
type Json<T> = ColumnType<T, unknown, unknown>

/** What was learnt one night from the history of the steps, with the proof of how well it would have foretold. */
export interface RiskModelTable {
  id: string
  fitted_at: Date
  history_from: Date
  history_until: Date
  dossiers: number
  stays: number
  times: Json<StepTimes>
  back_test: Json<BackTest>
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    risk_model: RiskModelTable
  }
}
