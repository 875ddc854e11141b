import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '#platform/database/tables.ts'
import { AUDIENCES, REMINDER_CLOCKS, REMINDER_MOMENTS, REMINDER_UNITS } from './reminder-rule.ts'
import { insertRule } from './rule-store.ts'

const shippedRules = z.array(
  z.strictObject({
    key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    clock: z.enum(REMINDER_CLOCKS),
    moment: z.enum(REMINDER_MOMENTS),
    amount: z.number().min(0).default(0),
    unit: z.enum(REMINDER_UNITS).nullable().default(null),
    audiences: z.array(z.enum(AUDIENCES)).min(1),
    by_system: z.boolean().default(true),
    by_email: z.boolean().default(true),
    valid_from: z.iso.date(),
    legal_basis: z.string().nullable().default(null),
    note_vi: z.string(),
    note_en: z.string(),
  }),
)

/** Adds the shipped rules that are not there yet (data/reminder-rules.json); what an administrator has made of one stays. */
export async function loadReminderRules(db: Kysely<Tables>, file: unknown, now: Date): Promise<number> {
  const rules = shippedRules.parse(file)
  return db.transaction().execute(async (tx) => {
    const present = new Set(
      (await tx.selectFrom('reminder_rule').select('key').distinct().execute()).map((row) => row.key),
    )
    const fresh = rules.filter((rule) => !present.has(rule.key))
    for (const rule of fresh)
      await insertRule(tx, { ...rule, version: 1, active: true, valid_to: null, set_by: null, set_at: now })
    return fresh.length
  })
}
