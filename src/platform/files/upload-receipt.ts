import { createHmac, timingSafeEqual } from 'node:crypto'
import process from 'node:process'
import { m } from '#words'
import { type Config, readSecret } from '../config.ts'
import { type FieldProblem, FormProblem } from '../errors.ts'

/**
 * The hash of a file is no secret: it stands in logs and packages. So whoever uploads gets a receipt with the hash, which
 * only this installation can write, and by REST a file is attached by both. Public forms carry sealed notes to the same
 * end (forms/kept-files.ts).
 */
export function issueReceipt(config: Config, sha256: string): string {
  return createHmac('sha256', secretOf(config)).update(`stored ${sha256}`).digest('base64url')
}

const secrets = new WeakMap<Config, string>()

function secretOf(config: Config): string {
  const secret = secrets.get(config) ?? readSecret(config, process.env)
  secrets.set(config, secret)
  return secret
}

function isReceipt(config: Config, sha256: string, receipt: unknown): boolean {
  const expected = Buffer.from(issueReceipt(config, sha256))
  const given = Buffer.from(typeof receipt === 'string' ? receipt : '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** No input of an action lies deeper. */
const DEEPEST = 12

/** @throws FormProblem at the `receipt` of each file in the body that comes without its own */
export function requireReceipts(config: Config, body: unknown): void {
  const problems: FieldProblem[] = []
  const look = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return
    const { sha256, receipt } = value as { sha256?: unknown; receipt?: unknown }
    if (typeof sha256 === 'string' && !isReceipt(config, sha256, receipt)) {
      problems.push({ path: `${path}receipt`, message: m.platform_upload_receipt_missing() })
    }
    for (const [key, inner] of Object.entries(value)) look(inner, `${path}${key}.`, depth + 1)
  }
  look(body, '', 0)
  if (problems.length > 0) throw new FormProblem(problems)
}
