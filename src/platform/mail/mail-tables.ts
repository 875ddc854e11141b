export interface MailMessageTable {
  id: string
  dedupe_key: string
  /** What the letter is about, as its sender calls it: `applicant.accepted`, `reminder`, `digest`. */
  kind: string
  to_address: string
  subject: string
  body: string
  dossier_code: string | null
  created_at: Date
  attempts: number
  next_try_at: Date
  sent_at: Date | null
  failed_at: Date | null
  last_error: string | null
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    mail_message: MailMessageTable
  }
}
