import { dueIfResumedAt } from '#modules/calendar/exports.ts'
import { listOfficersInPost, type OfficerInPost } from '#modules/organisations/exports.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { m } from '#words'
import type { ActName } from '../act-rules.ts'
import { legalDay } from '../dossier.ts'
import { answerUntil, clockInput, startClocks } from '../dossier-clock.ts'
import { listOpenLoads, type OpenLoad } from '../dossier-queries.ts'
import { boundNumber } from '../legal-numbers.ts'
import { momentSentence } from '../moment-sentence.ts'
import { nextHolder } from '../next-holder.ts'
import { apologyFacts } from './apology-facts.ts'
import type { DossierRecord } from './dossier-record.ts'
import { type Opinion, opinionsOf } from './opinions.ts'

/** What a person needs to see to do an act; each act fills what it asks for. Plain JSON. */
export interface ActFacts {
  /** Officers or leaders to choose from. */
  people?: { id: string; name: string; title: string; load: OpenLoad }[]
  /** Earlier steps that the dossier can go back to, nearest first. */
  steps?: { step: number; name: string; holder: string | null }[]
  papers?: PaperFacts[]
  /** What follows from the act, as a sentence: the new appointment, until when the applicant may answer. */
  follows?: string
  /** Possible extensions with the appointment that each would give. */
  extensions?: { days: number; due: string }[]
  /** What the ledger says about the delay. */
  evidence?: string[]
  /** What the form starts with, where that has to be read first. */
  start?: Readonly<Record<string, string | number>>
  /** What was written and attached before, for whoever decides now. */
  opinions?: Opinion[]
}

export interface PaperFacts {
  ordinal: number
  name: string
  applicable: boolean
  originals: number
  certified: number
  copies: number
}

type Look = (record: DossierRecord, scope: RequestScope) => Promise<ActFacts> | ActFacts

const LOOKS: Partial<Record<ActName, Look>> = {
  assign: async (record, scope) => {
    const { dossier } = record
    const step = dossier.step_kind === 'assignment' ? dossier.step + 1 : dossier.step
    return { people: await peopleIn(record, scope, dossier.process[step]?.unit_id ?? dossier.unit_id) }
  },
  submit_for_signature: async (record, scope) => {
    const { dossier } = record
    const unitId = dossier.process[dossier.step + 1]?.unit_id ?? dossier.resolving_unit_id
    return { people: await peopleIn(record, scope, unitId, ['leader']), opinions: opinionsOf(record, new Set()) }
  },
  send_back: async (record, scope) => ({ steps: await earlierSteps(record, scope) }),
  decline: (record) => ({ opinions: opinionsOf(record, new Set()) }),
  approve: (record) => ({ opinions: opinionsOf(record, new Set()) }),
  issue: (record) => ({ opinions: opinionsOf(record, new Set()) }),
  supplement: (record) => ({ papers: papersFor(record), ...dueFollows(record) }),
  resume: (record) => dueFollows(record),
  accept: (record) => ({ follows: m.dossiers_follows_due({ when: momentSentence(dueIfAccepted(record)) }) }),
  request_supplement: async (record, scope) => ({
    papers: papersFor(record),
    follows: await answerFollows(record, scope),
  }),
  apologise: async (record, scope) => {
    const { dossier } = record
    const people = await peopleIn(record, scope, dossier.resolving_unit_id, ['leader'])
    return { people, ...(await apologyFacts(record, scope)) }
  },
}

export async function actFacts(name: ActName, record: DossierRecord, scope: RequestScope): Promise<ActFacts> {
  return (await LOOKS[name]?.(record, scope)) ?? {}
}

async function peopleIn(record: DossierRecord, { app }: RequestScope, unitId: string, roles?: OfficerInPost['role'][]) {
  const { db } = app.database
  const found = await listOfficersInPost(db, {
    unitIds: [unitId],
    on: legalDay(record.now),
    ...(roles ? { roles } : {}),
  })
  // An officer with two posts in the unit is one person to choose.
  const people = [...new Map(found.map((each) => [each.officer_id, each])).values()]
  const loads = await listOpenLoads(
    db,
    people.map((each) => each.officer_id),
    record.now,
  )
  const none: OpenLoad = { open: 0, late: 0 }
  return people.map((each) => ({
    id: each.officer_id,
    name: each.full_name,
    title: record.locale === 'en' ? each.title_en : each.title,
    load: loads.get(each.officer_id) ?? none,
  }))
}

async function earlierSteps(record: DossierRecord, { app }: RequestScope): Promise<NonNullable<ActFacts['steps']>> {
  const { dossier, now, units } = record
  const earlier = dossier.process.flatMap((planned, step) =>
    step < dossier.step && planned.kind !== 'reception' ? [{ planned, step }] : [],
  )
  const found = earlier.map(async ({ planned, step }) => {
    const holder = await nextHolder(app.database.db, dossier, step, now)
    return { step, name: planned.name, holder: holder?.name ?? units.get(planned.unit_id) ?? null }
  })
  return (await Promise.all(found)).reverse()
}

function papersFor({ components }: DossierRecord): PaperFacts[] {
  return components.map(({ ordinal, name, applicable, originals, certified, copies }) => ({
    ordinal,
    name,
    applicable,
    originals,
    certified,
    copies,
  }))
}

function dueIfAccepted({ dossier, calendar, marks, now }: DossierRecord): Date {
  return startClocks(dossier, calendar, marks, now).set.due_at as Date
}

/** The appointment when the clock goes on now: counted again from the start, or with what was left (law.md §1.6). */
function dueFollows({ dossier, calendar, marks, clock, now }: DossierRecord): ActFacts {
  if (clock?.state !== 'paused') return {}
  const by = dossier.state === 'awaiting_supplement' && dossier.clock_mode === 'RESTART' ? 'restart' : 'resume'
  const due = new Date(dueIfResumedAt(clockInput(dossier, calendar, marks), now.getTime(), by))
  return { follows: m.dossiers_follows_due({ when: momentSentence(due) }) }
}

async function answerFollows({ dossier, calendar, now }: DossierRecord, { app }: RequestScope): Promise<string> {
  const days = await boundNumber(app.database.db, 'supplement.closeAfterWorkingDays', dossier)
  return m.dossiers_follows_answer({ until: momentSentence(answerUntil(dossier, calendar, now, days)) })
}
