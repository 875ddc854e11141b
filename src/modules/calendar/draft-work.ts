import type { Kysely } from 'kysely'
import type { ActionContext } from '#platform/access/action.ts'
import type { Tables } from '#platform/database/tables.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { overBase } from './based-calendar.ts'
import type { CalendarDefinition } from './calendar-definition.ts'
import { calendarJson } from './calendar-json.ts'
import {
  type CalendarDraft,
  type CalendarVersion,
  editedDefinition,
  findDraft,
  getCalendarVersions,
  getCurrentVersion,
  storedDefinition,
} from './calendar-queries.ts'
import { lockCalendars, saveDraft } from './calendar-store.ts'
import { faultSentence } from './fault-words.ts'
import { parseCalendar } from './parse-calendar.ts'
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts'

/** A calendar on its way to the next version: what is edited, and what it would come to. */
export interface DraftWork {
  readonly current: CalendarVersion
  readonly draft: CalendarDraft | undefined
  /** What is edited: the whole, or the own part of a calendar that is based on another. */
  readonly edited: CalendarDefinition
  readonly name: string
  readonly nameEn: string
}

/** What the act makes of it. */
export interface DraftChange {
  readonly definition: CalendarDefinition
  readonly name?: string
  readonly nameEn?: string
  readonly packVersion?: number
  readonly baseVersion?: number
}

/** The draft, or the version in force where nobody has begun one. Throws `Refusal` 404 for an unknown code. */
export async function draftWork(db: Kysely<Tables>, code: string): Promise<DraftWork> {
  const current = await getCurrentVersion(db, code)
  const draft = await findDraft(db, code)
  const part = current.based_on !== null
  const edited = draft
    ? storedDefinition({ code, version: draft.base_version, definition: draft.definition }, { part })
    : editedDefinition(current)
  return { current, draft, edited, name: (draft ?? current).name, nameEn: (draft ?? current).name_en }
}

/** The draft as the calendar would be: with the days of the calendar beneath it, after all earlier versions. */
export async function wholeCalendar(
  db: Kysely<Tables>,
  work: DraftWork,
  edited = work.edited,
): Promise<WorkingCalendar> {
  const versions = await getCalendarVersions(db, work.current.code)
  const base = work.current.based_on === null ? undefined : await getCurrentVersion(db, work.current.based_on)
  const whole = base ? overBase(edited, storedDefinition(base)) : edited
  const next = { ...whole, name: work.name, version: work.current.version + 1 }
  return compileCalendar([...versions.map((row) => storedDefinition(row)), next])
}

/**
 * Changes the draft: one act at a time, and only by somebody who has seen what stands in it. What cannot be a calendar is
 * refused at its place. Answers with the draft's new version.
 */
export async function changeDraft(
  context: Pick<ActionContext, 'tx' | 'actor' | 'now' | 'about'>,
  input: { code: string; draft_version: number },
  change: (work: DraftWork) => DraftChange | Promise<DraftChange>,
): Promise<{ code: string; draft_version: number }> {
  const { tx, actor, now, about } = context
  about(input.code)
  await lockCalendars(tx)
  const work = await draftWork(tx, input.code)
  requireSeen(work, input.draft_version)
  const made = await change(work)
  const definition = checked(made.definition, work.current.based_on !== null)
  const version = await saveDraft(
    tx,
    {
      code: input.code,
      base_version: made.baseVersion ?? work.draft?.base_version ?? work.current.version,
      name: made.name ?? work.name,
      name_en: made.nameEn ?? work.nameEn,
      pack_version: made.packVersion ?? work.draft?.pack_version ?? null,
      definition,
    },
    work.draft?.version ?? 0,
    actor,
    now,
  )
  return { code: input.code, draft_version: version }
}

/** Somebody else has changed, published or thrown away the draft meanwhile: 409, with what to do instead. */
export function requireSeen(work: DraftWork, seen: number): void {
  const now = work.draft?.version ?? 0
  if (now === seen) return
  if (!work.draft) throw new Refusal(409, 'draft_gone', m.calendar_draft_gone(), [m.calendar_draft_reload()])
  throw new Refusal(409, 'draft_changed', m.calendar_draft_changed({ name: work.draft.changed_name }), [
    m.calendar_draft_reload(),
  ])
}

/** Reads back what was made: hours that overlap or are reversed, days given twice, no working day at all are told at their field. */
function checked(definition: CalendarDefinition, part: boolean): CalendarDefinition {
  const parsed = parseCalendar(calendarJson(definition), { part })
  if (parsed.ok) return parsed.calendar
  throw new FormProblem(
    parsed.faults.map((fault) => ({ path: fieldOf(fault.path), message: faultSentence(fault, currentLocale()) })),
  )
}

/** `weekly.mon[0][1]` is typed in the field of Monday, `exceptions[3].date` in the one for the date. */
function fieldOf(path: string): string {
  return path
    .replace(/^(weekly\.\w+).*/, '$1')
    .replace(/^exceptions\[\d+\]\.?/, '')
    .replaceAll(/\[(\d+)\]/g, '.$1')
}
