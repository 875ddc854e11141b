import { z } from 'zod'

/**
 * A backup is text, one JSON value a line, the same for both engines: a head, then for each table its name and columns
 * and each row as an array of PostgreSQL's own text forms (null or text), the sequences, and an end with the totals.
 */
export const BackupHead = z.object({
  format: z.literal('motcua-backup'),
  version: z.literal(1),
  taken_at: z.string(),
  engine: z.enum(['embedded', 'postgres']),
  /** Names of the migrations that the tables had. */
  migrations: z.array(z.string()),
})
export type BackupHead = z.infer<typeof BackupHead>

export const BackupPart = z.union([
  z.object({ table: z.string(), columns: z.array(z.string()) }),
  z.object({ sequence: z.string(), last_value: z.string(), is_called: z.boolean() }),
  z.object({ end: z.object({ tables: z.number(), rows: z.number() }) }),
])
export type BackupPart = z.infer<typeof BackupPart>

/** A backup that cannot be written or read; the message says what to do. */
export class BackupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BackupError'
  }
}

export interface BackupTotals {
  tables: number
  rows: number
}
