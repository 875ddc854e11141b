import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { decodeKey, type PageOf, pageOf } from '../api/page-of.ts'
import type { Tables } from '../database/tables.ts'
import type { MailMessage } from './mail-store.ts'

export const LETTER_STATES = ['waiting', 'sent', 'failed'] as const
export type LetterState = (typeof LETTER_STATES)[number]

export function letterState(letter: Pick<MailMessage, 'sent_at' | 'failed_at'>): LetterState {
  return letter.sent_at ? 'sent' : letter.failed_at ? 'failed' : 'waiting'
}

const pageKey = z.tuple([z.string(), z.string()])

/** The outbox, newest first. */
export async function listLetters(
  db: Kysely<Tables>,
  filter: { state?: LetterState | undefined; limit: number; after?: string | undefined },
): Promise<PageOf<MailMessage>> {
  let query = db.selectFrom('mail_message').selectAll()
  if (filter.state === 'sent') query = query.where('sent_at', 'is not', null)
  if (filter.state === 'failed') query = query.where('failed_at', 'is not', null)
  if (filter.state === 'waiting') query = query.where('sent_at', 'is', null).where('failed_at', 'is', null)
  if (filter.after) {
    const [at, id] = decodeKey(filter.after, pageKey)
    query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return pageOf(rows, filter.limit, (row) => [row.created_at.toISOString(), row.id])
}

export async function countLetters(db: Kysely<Tables>): Promise<Record<LetterState, number>> {
  const { rows } = await sql<Record<LetterState, number>>`
    select count(*) filter (where sent_at is not null)::int as sent, count(*) filter (where failed_at is not null)::int as failed,
      count(*) filter (where sent_at is null and failed_at is null)::int as waiting from mail_message`.execute(db)
  return rows[0] ?? { waiting: 0, sent: 0, failed: 0 }
}

/** `ph…@donghai-vn.example`: enough to know which, not enough to copy. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, Math.min(2, at))}…${address.slice(at)}`
}
