import { listUntold, markOfficerTold, publicAddress, trackingLink, trackingSecret } from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import { writeLetters } from '#platform/mail/mail-store.ts'
import { applicantLetters } from './applicant-letters.ts'
import { applicantNewsOf } from './applicant-news.ts'
import { findReading, listEventsOf, type ToldEvent } from './event-queries.ts'
import { claimEvents, forgetToldEvents, markDealtWith, notify, saveReading } from './notification-store.ts'
import { newsOf } from './officer-news.ts'
import type { People } from './people.ts'
import { readPeople } from './people-queries.ts'
import { readSilence, type Silence } from './rule-queries.ts'

type Parts = Pick<Application, 'clock' | 'config' | 'database' | 'log'>

const READER = 'news'
/** A transaction that began earlier may commit later: this much is read again, without what was told already. */
const OVERLAP_MS = 10 * 60_000
const FORGET_MS = 60 * 60_000
const PAGE = 500
const ARRIVALS = 200

/**
 * Reads what has been logged since the last time and tells officers (in the system) and applicants (by e-mail).
 * @param since where to begin when nothing was read yet; left out: just now, so that an installation does not start with old news
 */
export async function tellNews(app: Parts, since?: Date): Promise<void> {
  const { db } = app.database
  const until = app.clock.now()
  const read = (await findReading(db, READER)) ?? since ?? until
  const from = new Date(Math.min(read.getTime(), until.getTime()) - OVERLAP_MS)
  const people = await readPeople(db, legalDay(until))
  await tellArrivals(app, people)
  const silence = await readSilence(db)
  for (let last: ToldEvent | undefined; ; ) {
    const events = await listEventsOf(db, { from, until, last, limit: PAGE })
    await tellPage(app, events, people, silence)
    last = events.at(-1)
    if (events.length < PAGE) break
  }
  await saveReading(db, READER, until)
  await forgetToldEvents(db, new Date(until.getTime() - FORGET_MS))
}

async function tellPage(app: Parts, page: readonly ToldEvent[], people: People, silence: Silence): Promise<void> {
  if (page.length === 0) return
  const now = app.clock.now()
  const [address, secret] = [publicAddress(app), trackingSecret(app)]
  await app.database.db.transaction().execute(async (tx) => {
    const events = await claimEvents(tx, page, now)
    const letters = events.flatMap((event) => {
      const news = applicantNewsOf(event)
      if (!news || silence.isOff(news.kind)) return []
      return applicantLetters(event, news, trackingLink(address, event.code, secret))
    })
    const acts = events.flatMap((event) =>
      event.actor_kind === 'officer' && event.actor_id !== null
        ? [{ officerId: event.actor_id, dossierId: event.dossier_id, at: event.at }]
        : [],
    )
    await notify(
      tx,
      events.flatMap((event) => newsOf(event, people)),
      now,
    )
    await markDealtWith(tx, acts)
    await writeLetters(tx, letters, now)
  })
}

/** The counter officers hear of an online dossier at once; by law at the latest 02 working hours after it came (law.md §1.6). */
async function tellArrivals(app: Parts, people: People): Promise<void> {
  const now = app.clock.now()
  for (const arrival of await listUntold(app.database.db, ARRIVALS)) {
    const desk = people.inRole(arrival.receiving_unit_id, 'counter_officer')
    const officers = desk.length > 0 ? desk : people.heads(arrival.receiving_unit_id)
    if (officers.length === 0) continue
    await app.database.db.transaction().execute(async (tx) => {
      await notify(
        tx,
        officers.map((officerId) => ({
          officerId,
          kind: 'online_arrived',
          dossier: { id: arrival.dossier_id, code: arrival.code },
          facts: { due_at: arrival.due_at.toISOString() },
          dedupeKey: `arrival ${arrival.dossier_id} ${arrival.arrived_at.getTime()}`,
        })),
        now,
      )
      await markOfficerTold(tx, arrival.dossier_id, now)
    })
  }
}
