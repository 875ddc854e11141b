import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { DossierRiskTable } from './risk-tables.ts'

export type DossierRisk = Selectable<DossierRiskTable>

/** Rows in one statement: few enough for the engine's buffers, many enough that a hundred thousand are quickly written. */
const AT_ONCE = 2_000

/** Writes what was foreseen, over what was foreseen before. */
export async function saveRisks(db: Kysely<Tables>, risks: readonly DossierRisk[]): Promise<void> {
  for (let from = 0; from < risks.length; from += AT_ONCE) {
    const rows = JSON.stringify(risks.slice(from, from + AT_ONCE))
    await sql`
      insert into dossier_risk
      select * from jsonb_populate_recordset(null::dossier_risk, ${rows}::jsonb)
      on conflict (dossier_id) do update set
        dossier_version = excluded.dossier_version, model_id = excluded.model_id, computed_at = excluded.computed_at,
        chance = excluded.chance, due_at = excluded.due_at, left_minutes = excluded.left_minutes,
        need_half_minutes = excluded.need_half_minutes, need_most_minutes = excluded.need_most_minutes,
        step = excluded.step, step_name = excluded.step_name, step_half_minutes = excluded.step_half_minutes,
        step_most_minutes = excluded.step_most_minutes, step_stays = excluded.step_stays`.execute(db)
  }
}

/** Forgets what was foreseen of dossiers that have come to their result or their end. */
export async function forgetEndedRisks(db: Kysely<Tables>): Promise<void> {
  await sql`
    delete from dossier_risk where dossier_id in (
      select r.dossier_id from dossier_risk r join dossier d on d.id = r.dossier_id
      where d.ended_at is not null or d.resolved_at is not null)`.execute(db)
}
