import { createHash } from 'node:crypto'
import { createTransport, type Transporter } from 'nodemailer'
import type { Config } from '../config.ts'
import { letterHtml } from './letter-html.ts'
import type { MailMessage } from './mail-store.ts'

/** The way out for letters. There is none while the installation has no mail server. */
export interface MailTransport {
  /** @throws MailFailure */
  send(message: Pick<MailMessage, 'dedupe_key' | 'to_address' | 'subject' | 'body'>): Promise<void>
  /** Can the server be reached, and does it take us? @throws MailFailure */
  verify(): Promise<void>
  close(): void
}

/** Why a letter did not go out. The message holds codes only: what servers answer often repeats the address. */
export class MailFailure extends Error {
  /** The other side will never take this letter (unknown mailbox), so another try is useless. */
  readonly final: boolean
  /** It is this letter that was refused; otherwise the server cannot be reached or will not have us. */
  readonly aboutLetter: boolean

  constructor(message: string, why: { final: boolean; aboutLetter: boolean }) {
    super(message)
    this.name = 'MailFailure'
    this.final = why.final
    this.aboutLetter = why.aboutLetter
  }
}

const PATIENCE_MS = 20_000

/** Undefined when no mail server is set. Whoever opens it closes it. */
export function openMailTransport(config: Pick<Config, 'mail'>): MailTransport | undefined {
  const { mail } = config
  if (!mail) return undefined
  const transporter = createTransport({
    url: mail.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // A letter is text that we made: it may not reach for files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  return {
    send: (message) => send(transporter, mail.from, message),
    verify: () => verify(transporter),
    close: () => transporter.close(),
  }
}

async function send(
  transporter: Transporter,
  from: string,
  message: Parameters<MailTransport['send']>[0],
): Promise<void> {
  try {
    await transporter.sendMail({
      from,
      to: message.to_address,
      subject: message.subject,
      text: message.body,
      html: letterHtml(message.body),
      messageId: messageId(message.dedupe_key, from),
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    throw failureOf(error)
  }
}

async function verify(transporter: Transporter): Promise<void> {
  try {
    await transporter.verify()
  } catch (error) {
    throw failureOf(error)
  }
}

/** Stays the same for every try, so that a mailbox that got the letter twice can show it once. */
export function messageId(dedupeKey: string, from: string): string {
  const host = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return `<${createHash('sha256').update(dedupeKey).digest('hex').slice(0, 40)}@${host}>`
}

function failureOf(error: unknown): MailFailure {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string }
  const words = [code ?? 'ERROR', command, responseCode].filter(Boolean).join(' ')
  // Refused sign-in (EAUTH, 535) is the installation's fault, not the letter's.
  const aboutLetter = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined
  return new MailFailure(words, { aboutLetter, final: aboutLetter && responseCode >= 500 })
}
