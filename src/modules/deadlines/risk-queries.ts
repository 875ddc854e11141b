import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { RiskModel } from './risk-model-store.ts'

/** What was learnt last; nothing before the first night. */
export async function findModel(db: Kysely<Tables>): Promise<RiskModel | undefined> {
  return db.selectFrom('risk_model').selectAll().orderBy('fitted_at', 'desc').limit(1).executeTakeFirst()
}
