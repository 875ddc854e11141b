import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import type { ReminderRuleTable } from './notification-tables.ts'
import type { ReminderRule } from './reminder-rule.ts'

export type RuleRow = Selectable<ReminderRuleTable>

/** The rules as they are today, in the order in which they speak; `on`: only those that are active and valid on the day. */
export async function listRules(db: Kysely<Tables>, on?: string): Promise<RuleRow[]> {
  let query = db.selectFrom('reminder_rule').selectAll().where('replaced_at', 'is', null)
  if (on !== undefined)
    query = query
      .where('active', '=', true)
      .where('valid_from', '<=', on)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
  return query.orderBy('clock').orderBy('key').execute()
}

export async function findRule(db: Kysely<Tables>, key: string): Promise<RuleRow | undefined> {
  return db
    .selectFrom('reminder_rule')
    .selectAll()
    .where('key', '=', key)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
}

/** Every version with who set it, newest first. */
export async function listRuleHistory(db: Kysely<Tables>, key: string) {
  return db
    .selectFrom('reminder_rule as rule')
    .leftJoin('officer', 'officer.id', 'rule.set_by')
    .selectAll('rule')
    .select('officer.full_name as set_by_name')
    .where('rule.key', '=', key)
    .orderBy('rule.version', 'desc')
    .execute()
}

export function toRule(row: RuleRow): ReminderRule {
  const { key, clock, moment, unit, audiences, by_system, by_email } = row
  return { key, clock, moment, amount: Number(row.amount), unit, audiences, by_system, by_email }
}

/** Which letters to applicants are switched off. */
export interface Silence {
  isOff(kind: string): boolean
}

export async function readSilence(db: Kysely<Tables>): Promise<Silence> {
  const rows = await db.selectFrom('applicant_notice').select('kind').where('active', '=', false).execute()
  const off = new Set(rows.map((row) => row.kind))
  return { isOff: (kind) => off.has(kind) }
}
