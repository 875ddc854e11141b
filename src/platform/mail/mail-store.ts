import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { newId } from '../ids.ts'
import type { MailMessageTable } from './mail-tables.ts'

/** The only writer of the outbox. */

export type MailMessage = Selectable<MailMessageTable>

export interface Letter {
  /** The same key never makes two letters. It goes into the Message-ID, so it names occasions, not people. */
  dedupeKey: string
  kind: string
  to: string
  subject: string
  body: string
  dossierCode: string | null
}

/** Puts letters into the outbox, in the caller's transaction. Returns how many are new. */
export async function writeLetters(db: Kysely<Tables>, letters: readonly Letter[], now: Date): Promise<number> {
  if (letters.length === 0) return 0
  const rows = letters.map((letter) => ({
    id: newId(),
    dedupe_key: letter.dedupeKey,
    kind: letter.kind,
    to_address: letter.to,
    subject: letter.subject,
    body: letter.body,
    dossier_code: letter.dossierCode,
    created_at: now,
    attempts: 0,
    next_try_at: now,
  }))
  const written = await db
    .insertInto('mail_message')
    .values(rows)
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .returning('id')
    .execute()
  return written.length
}

/** Takes the letter that has waited longest and keeps it from everybody else for `leaseMs`. */
export async function takeLetter(
  db: Kysely<Tables>,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<MailMessage | undefined> {
  const { rows } = await sql<MailMessage>`
    update mail_message set attempts = attempts + 1, next_try_at = ${new Date(now.getTime() + leaseMs)}
    where id = (
      select id from mail_message where sent_at is null and failed_at is null and next_try_at <= ${now}
      order by next_try_at, id limit 1 for update skip locked)
    returning *`.execute(db)
  return rows[0]
}

export async function letterSent(db: Kysely<Tables>, id: string, now: Date): Promise<void> {
  await db
    .updateTable('mail_message')
    .set({ sent_at: now, failed_at: null, last_error: null })
    .where('id', '=', id)
    .execute()
}

/** Another try at `nextTryAt`; null: given up. */
export async function letterFailed(
  db: Kysely<Tables>,
  id: string,
  failure: { error: string; nextTryAt: Date | null; now: Date },
): Promise<void> {
  const { error, nextTryAt, now } = failure
  await db
    .updateTable('mail_message')
    .set({ last_error: error, ...(nextTryAt ? { next_try_at: nextTryAt } : { failed_at: now }) })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
}

/** A person asks for another try of what was given up. False when there is nothing to try. */
export async function tryAgain(db: Kysely<Tables>, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mail_message')
    .set({ failed_at: null, attempts: 0, next_try_at: now, created_at: now })
    .where('id', '=', id)
    .where('failed_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What nobody could send for so long is old news: given up, not sent late. */
export async function giveUpBefore(db: Kysely<Tables>, before: Date, now: Date, error: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('mail_message')
    .set((eb) => ({ failed_at: now, last_error: eb.fn.coalesce('last_error', eb.val(error)) }))
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Letters hold addresses: they are not kept for longer than one can ask after them. */
export async function removeLettersBefore(db: Kysely<Tables>, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('mail_message')
    .where('created_at', '<', before)
    .where((eb) => eb.or([eb('sent_at', 'is not', null), eb('failed_at', 'is not', null)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
