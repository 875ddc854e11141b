import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { checkCalendar } from '../calendar-checks.ts'
import type { CalendarDefinition } from '../calendar-definition.ts'
import { differenceBetween, isSame } from '../calendar-difference.ts'
import { findDraft, workingCalendar } from '../calendar-queries.ts'
import { lockCalendars, publishVersion, removeDraft } from '../calendar-store.ts'
import { checkSentence } from '../check-words.ts'
import { draftWork, requireSeen, wholeCalendar } from '../draft-work.ts'
import { faultSentence } from '../fault-words.ts'
import { parseCalendar } from '../parse-calendar.ts'
import { code, draftVersion, optionalText, requiredText } from './input-fields.ts'

const ground = {
  reason: requiredText(() => m.calendar_field_reason(), 500),
  document: optionalText(300),
}

/** The act by which a draft becomes the calendar: the next version, for good, with its ground. */
export const publishCalendar = defineAction({
  name: 'calendar.publish',
  permission: 'calendar.change',
  input: z.object({ code, draft_version: draftVersion, ...ground }),
  async run({ tx, actor, now, about }, input) {
    about(input.code)
    await lockCalendars(tx)
    const work = await draftWork(tx, input.code)
    requireSeen(work, input.draft_version)
    const { draft, current } = work
    if (!draft) throw new Refusal(409, 'nothing_to_publish', m.calendar_nothing_to_publish())
    if (draft.base_version !== current.version) throw outdated(current.version)
    const after = await wholeCalendar(tx, work)
    requireSound(after.versions.at(-1) as CalendarDefinition)
    const difference = differenceBetween(await workingCalendar(tx, input.code), after, [])
    if (isSame(difference) && draft.name_en === current.name_en) {
      throw new Refusal(409, 'nothing_to_publish', m.calendar_nothing_to_publish())
    }
    const published = await publishVersion(tx, {
      code: input.code,
      name: work.name,
      name_en: work.nameEn,
      definition: work.edited,
      basedOn: current.based_on,
      origin: 'edited',
      packVersion: draft.pack_version ?? current.pack_version,
      by: actor,
      reason: input.reason,
      document: input.document ?? null,
      now,
    })
    await removeDraft(tx, input.code)
    return { code: input.code, version: current.version + 1, published }
  },
})

/** For integrations: a whole definition as the next version. `base_version` is the version that the sender began with. */
export const publishDefinition = defineAction({
  name: 'calendar.publish_definition',
  permission: 'calendar.change',
  input: z.object({
    code,
    base_version: z.number().int().min(1),
    /** As in data/calendars; of a calendar that is based on another: its own part. */
    definition: z.record(z.string(), z.unknown()),
    ...ground,
  }),
  async run({ tx, actor, now, about }, input) {
    about(input.code)
    await lockCalendars(tx)
    const work = await draftWork(tx, input.code)
    const { current } = work
    if (current.version !== input.base_version) throw outdated(current.version)
    const parsed = parseCalendar({ ...input.definition, code: input.code }, { part: current.based_on !== null })
    if (!parsed.ok) {
      const problems = parsed.faults.map((fault) => ({
        path: `definition.${fault.path}`,
        message: faultSentence(fault, currentLocale()),
      }))
      throw new FormProblem(problems)
    }
    const after = await wholeCalendar(tx, work, parsed.calendar)
    requireSound(after.versions.at(-1) as CalendarDefinition)
    const { name_en } = input.definition
    const published = await publishVersion(tx, {
      code: input.code,
      name: parsed.calendar.name || current.name,
      name_en: typeof name_en === 'string' ? name_en : current.name_en,
      definition: parsed.calendar,
      basedOn: current.based_on,
      origin: 'edited',
      packVersion: current.pack_version,
      by: actor,
      reason: input.reason,
      document: input.document ?? null,
      now,
    })
    return { code: input.code, version: current.version + 1, published }
  },
})

/** What was drafted is thrown away; the version in force stays. */
export const discardDraft = defineAction({
  name: 'calendar.discard_draft',
  permission: 'calendar.change',
  input: z.object({ code, draft_version: draftVersion }),
  async run({ tx, about }, input) {
    about(input.code)
    await lockCalendars(tx)
    requireSeen(await draftWork(tx, input.code), input.draft_version)
    const draft = await findDraft(tx, input.code)
    if (draft) await removeDraft(tx, input.code)
    return { code: input.code }
  },
})

function outdated(version: number): Refusal {
  return new Refusal(409, 'draft_outdated', m.calendar_draft_outdated({ version }), [m.calendar_draft_take_over()])
}

/** Faults bar the publication; each is named with its day. */
function requireSound(definition: CalendarDefinition): void {
  const faults = checkCalendar(definition).filter(({ fault }) => fault)
  if (faults.length === 0) return
  throw new Refusal(
    409,
    'calendar_has_faults',
    m.calendar_has_faults({ count: faults.length }),
    faults.slice(0, 20).map((check) => checkSentence(check)),
  )
}
