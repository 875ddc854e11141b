import { z } from 'zod'
import { printSchema } from '#platform/prints/letterhead.ts'
import { procedurePrintSchema, signerSchema } from './dossier-particulars.ts'

const filled = z.string().min(1)

/**
 * Form 04, Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. Template `04-xin-loi-gia-han`.
 * Sent at the latest one day before the appointment, and once only (domain/law.md §1.7).
 */
export const apologyViewSchema = printSchema.extend({
  /** Kính gửi: the owner, and the one-stop unit that passes the letter on. */
  addressees: z.array(filled).min(1),
  dossier_code: filled,
  receiving_unit: filled,
  resolving_unit: filled,
  procedure: procedurePrintSchema,
  received_at: filled,
  /** The appointment that cannot be kept. It is never overwritten. */
  original_due_at: filled,
  reasons: z.array(filled).min(1),
  /** Time asked for, e.g. `03 ngày làm việc`; null when it is too late for that and only the apology remains. */
  extension: filled.nullable(),
  new_due_at: filled.nullable(),
  signer: signerSchema,
  /** Nơi nhận, one line each, without the leading dash. */
  recipients: z.array(filled).min(1),
})
export type ApologyView = z.infer<typeof apologyViewSchema>
