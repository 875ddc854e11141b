import type { Application } from '../application.ts'
import type { ScheduledJob } from '../module.ts'
import {
  giveUpBefore,
  letterFailed,
  letterSent,
  type MailMessage,
  removeLettersBefore,
  takeLetter,
} from './mail-store.ts'
import { MailFailure, type MailTransport, openMailTransport } from './mail-transport.ts'
import './mail-tables.ts'

type Parts = Pick<Application, 'clock' | 'config' | 'database' | 'log'>

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
/** Waits before the second, third … try; after the last one the letter is given up. */
const WAITS_MINUTES = [1, 5, 15, 60, 180, 360, 720]
const LEASE = 10 * MINUTE
/** Three days late a reminder or a notice of receipt says nothing any more. */
const USEFUL_DAYS = 3
const KEPT_DAYS = 90

export const sendMailJob: ScheduledJob = { name: 'mail.send', schedule: '* * * * *', often: true, run: sendMail }

export const removeOldMail: ScheduledJob = {
  name: 'mail.remove-old',
  schedule: '50 3 * * *',
  async run({ clock, database, log }) {
    const removed = await removeLettersBefore(database.db, new Date(clock.now().getTime() - KEPT_DAYS * DAY))
    if (removed > 0) log.info('old letters removed from the outbox', { removed })
  },
}

/**
 * Sends what lies in the outbox. At least once: between the server's "taken" and our "sent" a process can die, and then the
 * letter goes out again after the lease, with the same Message-ID. Nothing is lost, because a letter leaves the outbox only
 * by being sent, refused for good, or grown too old. The network is used outside of any transaction.
 */
export async function sendMail(app: Parts, open: typeof openMailTransport = openMailTransport): Promise<void> {
  const { db } = app.database
  const now = app.clock.now()
  const old = await giveUpBefore(db, new Date(now.getTime() - USEFUL_DAYS * DAY), now, 'EXPIRED')
  if (old > 0) app.log.warn('letters were given up: nobody could send them in time', { letters: old })
  const transport = open(app.config)
  if (!transport) return
  try {
    // One after the other: a letter has a try less only when it was really tried.
    for (;;) {
      const letter = await takeLetter(db, { now: app.clock.now(), leaseMs: LEASE })
      if (!letter || !(await sendOne(app, transport, letter))) return
    }
  } finally {
    transport.close()
  }
}

/** False when the server cannot be reached or will not have us: then the others need not be tried now. */
async function sendOne(app: Parts, transport: MailTransport, letter: MailMessage): Promise<boolean> {
  const { clock, database, log } = app
  try {
    await transport.send(letter)
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error
    const now = clock.now()
    const wait = error.final ? undefined : WAITS_MINUTES[letter.attempts - 1]
    const nextTryAt = wait === undefined ? null : new Date(now.getTime() + wait * MINUTE)
    await letterFailed(database.db, letter.id, { error: error.message, nextTryAt, now })
    const fields = { letter: letter.id, kind: letter.kind, attempt: letter.attempts, error: error.message }
    if (nextTryAt === null) log.warn('a letter was given up', fields)
    else log.info('a letter could not be sent yet', fields)
    return error.aboutLetter
  }
  await letterSent(database.db, letter.id, clock.now())
  return true
}
