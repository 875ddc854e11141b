import { z } from 'zod'
import { listCalendars } from '#modules/calendar/exports.ts'
import { EMPTY_DIGEST } from '#modules/dossiers/exports.ts'
import { type ActionContext, defineAction } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { findRunning, reachOf } from '../recount-queries.ts'
import { decideAlone, insertRecount } from '../recount-store.ts'

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((value) => value || null)

/**
 * Điều chỉnh thời hạn theo lịch làm việc mới: decides that the open dossiers of a calendar go over to its newest version. The
 * decision is one row with its number in the register; `runRecounts` carries it out. It is bound to the version of the calendar
 * and to the list that was on the screen: another version refuses it, another list is told in the result.
 */
export const recountDossiers = defineAction({
  name: 'deadlines.recount',
  permission: 'deadlines.recount',
  input: z.object({
    calendar: z.string().min(1).max(60),
    version: z.coerce.number().int().min(1),
    listed_at: z.iso.datetime({ offset: true }),
    listed_count: z.coerce.number().int().min(0),
    listed_digest: z.string().regex(/^[0-9a-f]{32}$/),
    reason: z
      .string({ error: () => m.deadlines_recount_reason_missing() })
      .trim()
      .min(5, { error: () => m.deadlines_recount_reason_missing() })
      .max(2000),
    document: text(200),
    document_on: z.iso
      .date({ error: () => m.deadlines_recount_bad_day() })
      .nullish()
      .transform((day) => day ?? null),
    with_overdue: z.boolean().default(false),
  }),
  async run(context, input) {
    const { tx, actor, now } = context
    await decideAlone(tx)
    await refuseOtherVersion(context, input)
    const recount = await insertRecount(tx, {
      id: newId(),
      year: Number(legalDay(now).slice(0, 4)),
      calendar_code: input.calendar,
      to_version: input.version,
      reason: input.reason,
      document: input.document,
      document_on: input.document_on,
      with_overdue: input.with_overdue,
      unit_ids: reachOf(actor, 'deadlines.recount'),
      decided_at: now,
      actor_kind: actor.kind === 'applicant' ? 'system' : actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      unit_id: actor.unitId,
      listed_at: new Date(input.listed_at),
      listed_count: input.listed_count,
      listed_digest: input.listed_digest,
      reached_id: null,
      found_digest: EMPTY_DIGEST,
      finished_at: null,
    })
    context.about(`${input.calendar} ${input.version}`)
    return { id: recount.id, number: recount.number, year: recount.year }
  },
})

async function refuseOtherVersion(
  { tx }: ActionContext,
  { calendar, version }: { calendar: string; version: number },
): Promise<void> {
  const versions = (await listCalendars(tx)).filter((row) => row.code === calendar).map((row) => row.version)
  if (versions.length === 0)
    throw new Refusal(404, 'calendar_unknown', m.deadlines_recount_no_calendar({ code: calendar }))
  const newest = Math.max(...versions)
  if (newest !== version) {
    throw new Refusal(409, 'calendar_changed', m.deadlines_recount_calendar_changed({ seen: version, newest }))
  }
  const running = await findRunning(tx, calendar)
  if (running) {
    throw new Refusal(
      409,
      'recount_running',
      m.deadlines_recount_running({ number: running.number, year: running.year, who: running.actor_name }),
    )
  }
}
