import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import process from 'node:process'
import { type Config, readSecret } from '../config.ts'

/** Long enough to fill in a form; a page that was open longer gets a new one with its next answer. */
const VALID_MS = 6 * 3_600_000

/** Lets somebody who is not signed in upload files for one form: "until.nonce.signature". */
export function issueUploadTicket(config: Config, now: Date): string {
  const body = `${(now.getTime() + VALID_MS).toString(36)}.${randomBytes(9).toString('base64url')}`
  return `${body}.${sign(config, body)}`
}

export function isUploadTicket(config: Config, ticket: string, now: Date): boolean {
  const [until, nonce, signature] = ticket.split('.')
  if (!until || !nonce || !signature) return false
  const expected = Buffer.from(sign(config, `${until}.${nonce}`))
  const given = Buffer.from(signature)
  return (
    given.length === expected.length && timingSafeEqual(given, expected) && Number.parseInt(until, 36) > now.getTime()
  )
}

function sign(config: Config, body: string): string {
  return createHmac('sha256', readSecret(config, process.env)).update(`upload ${body}`).digest('base64url')
}
