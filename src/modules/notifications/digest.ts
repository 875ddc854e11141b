import {
  addDays,
  addWorkingDays,
  instantFromIso,
  isWorkingDay,
  openingOf,
  type WorkingCalendar,
  workingCalendar,
} from '#modules/calendar/exports.ts'
import { publicAddress } from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import { writeLetters } from '#platform/mail/mail-store.ts'
import {
  countForDigest,
  type DigestCounts,
  type DigestItem,
  type DigestScope,
  listDigestReaders,
  listForDigest,
  type Morning,
} from './digest-queries.ts'
import { findReading } from './event-queries.ts'
import { notify, saveReading } from './notification-store.ts'
import { digestLetter } from './officer-letters.ts'
import { readMailboxes } from './people-queries.ts'

type Parts = Pick<Application, 'clock' | 'config' | 'database' | 'log'>

/** One part of somebody's digest: the own work, a unit's, an agency's. */
export interface DigestPart extends DigestCounts {
  scope: DigestScope
  /** Name of the unit; null for the own work. */
  name: string | null
  items: readonly DigestItem[]
}

/** The country's calendar says when the morning is; a unit with hours of its own gets its digest with the others. */
const CALENDAR = 'vn'
const READER = 'digest'
const BEFORE_OPENING_MS = 30 * 60_000

/**
 * Half an hour before the office opens, once each working day: what is due today, overdue, new and at risk, for everybody their
 * own, for heads their unit's, for leaders the agency's. Who has nothing to look at gets nothing.
 */
export async function makeDigest(app: Parts): Promise<number> {
  const { db } = app.database
  const now = app.clock.now()
  const today = legalDay(now)
  const calendar = await workingCalendar(db, CALENDAR)
  const opening = isWorkingDay(calendar, today) ? openingOf(calendar, today) : null
  if (opening === null || now.getTime() < opening - BEFORE_OPENING_MS) return 0
  const last = await findReading(db, READER)
  if (last && legalDay(last) >= today) return 0
  const parts = await partsByOfficer(app, morningOf(calendar, today, now))
  const told = await send(app, today, parts)
  await saveReading(db, READER, now)
  app.log.info('digest of the morning', { officers: told })
  return told
}

export function morningOf(calendar: WorkingCalendar, today: string, now: Date): Morning {
  const endOf = (day: string) => new Date(instantFromIso(`${addDays(day, 1)}T00:00:00+07:00`) - 1)
  return {
    now,
    endOfToday: endOf(today),
    endOfSoon: endOf(addWorkingDays(calendar, today, 1)),
    since: new Date(openingOf(calendar, addWorkingDays(calendar, today, -1)) ?? now.getTime()),
  }
}

async function partsByOfficer({ database: { db } }: Parts, morning: Morning): Promise<Map<string, DigestPart[]>> {
  const counts = await countForDigest(db, morning)
  const items = {
    holder: await listForDigest(db, 'holder', morning),
    unit: await listForDigest(db, 'unit', morning),
    agency: await listForDigest(db, 'agency', morning),
  }
  const part = (scope: DigestScope, id: string, name: string | null): DigestPart[] => {
    const found = counts.get(`${scope} ${id}`)
    if (!found || found.overdue + found.today + found.soon + found.fresh === 0) return []
    return [{ scope, name, ...found, items: items[scope].get(id) ?? [] }]
  }
  const readers = Map.groupBy(await listDigestReaders(db, legalDay(morning.now)), (post) => post.officer_id)
  return new Map(
    [...readers].map(([officer, posts]) => [
      officer,
      [
        ...part('holder', officer, null),
        ...posts.flatMap((post) => (post.role === 'head' ? part('unit', post.unit_id, post.unit_name) : [])),
        ...posts.flatMap((post) => (post.role === 'leader' ? part('agency', post.unit_id, post.unit_name) : [])),
      ],
    ]),
  )
}

async function send(app: Parts, today: string, parts: ReadonlyMap<string, DigestPart[]>): Promise<number> {
  const now = app.clock.now()
  const address = publicAddress(app)
  const filled = [...parts].filter(([, list]) => list.length > 0)
  return app.database.db.transaction().execute(async (tx) => {
    const key = `digest ${today}`
    const list = filled.map(([officerId, facts]) => ({
      officerId,
      kind: 'digest',
      dossier: null,
      facts: { parts: facts },
      dedupeKey: key,
    }))
    const told = await notify(tx, list, now)
    const mailboxes = await readMailboxes(tx, told)
    const letters = told.flatMap((officerId) => {
      const mailbox = mailboxes.get(officerId)
      if (!mailbox?.digest_email) return []
      const words = digestLetter(today, parts.get(officerId) ?? [], address)
      return [{ dedupeKey: `${key} ${officerId}`, kind: 'digest', to: mailbox.email, ...words, dossierCode: null }]
    })
    await writeLetters(tx, letters, now)
    return told.length
  })
}
