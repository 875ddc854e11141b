import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { RiskModelTable } from './risk-tables.ts'

export type RiskModel = Selectable<RiskModelTable>

/** Keeps what was learnt tonight; of the nights before so many, so that the page can be compared with itself. */
const KEPT = 30

export async function saveModel(db: Kysely<Tables>, model: RiskModel): Promise<void> {
  await db
    .insertInto('risk_model')
    .values({ ...model, times: asJson(model.times), back_test: asJson(model.back_test) })
    .execute()
  await sql`delete from risk_model where id not in (select id from risk_model order by fitted_at desc limit ${KEPT})`.execute(
    db,
  )
}

function asJson<T>(value: T) {
  return sql<T>`${JSON.stringify(value)}::jsonb`
}
