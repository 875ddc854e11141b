import { getCalendarVersions, workingCalendar } from '#modules/calendar/exports.ts'
import { unitNames } from '#modules/dossiers/exports.ts'
import { localName } from '#modules/organisations/exports.ts'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { changedDays } from './changed-days.ts'
import { type Preview, type PreviewRow, previewRecount } from './recount-preview.ts'
import { findRunning, previewReach } from './recount-queries.ts'
import { type ListLine, previewLine } from './recount-view.ts'

/** The list of what would move, for the page, the spreadsheet and the programs. */

export const SHOWS = ['all', 'later', 'earlier', 'concern'] as const
export type Show = (typeof SHOWS)[number]

export interface PreviewAddress {
  calendar: string
  show: Show
  /** Lines that come before this page. */
  skip: number
}

export function previewAddress(search: URLSearchParams): PreviewAddress {
  const skip = Number(search.get('after') ?? 0)
  return {
    calendar: search.get('calendar') || 'vn',
    show: SHOWS.find((each) => each === search.get('show')) ?? 'all',
    skip: Number.isSafeInteger(skip) && skip > 0 ? skip : 0,
  }
}

/** Whoever decides sees what the act would cover; whoever only looks, the own units. */
export function readPreview({ app, actor }: RequestScope, calendar: string): Promise<Preview> {
  return previewRecount(app.database.db, calendar, previewReach(actor), app.clock.now())
}

export function rowsShown({ rows }: Preview, show: Show): PreviewRow[] {
  if (show === 'all') return rows
  return rows.filter(({ finding }) => (show === 'concern' ? finding.concern !== null : finding.direction === show))
}

/** Names of people are for those who may see dossiers; the administrator decides by codes and dates. */
export async function previewLines(
  { app, actor, locale }: RequestScope,
  preview: Preview,
  rows: readonly PreviewRow[],
): Promise<ListLine[]> {
  const units = await unitNames(
    app.database.db,
    rows.map(({ dossier }) => dossier.unit_id),
  )
  const named = can(actor, 'dossiers.view')
  return rows.map((row) => hideOwner(previewLine(row, preview.calendar, units, locale), named))
}

export function hideOwner(line: ListLine, named: boolean): ListLine {
  return named ? line : { ...line, owner: '' }
}

const YEAR_DAYS = 400

/** What the newest version says otherwise than the oldest one by which a dossier of the list is counted. */
export async function whatChanged({ app }: RequestScope, preview: Preview) {
  const { db } = app.database
  const { code } = preview.calendar
  const oldest = preview.oldestVersion
  if (oldest === null) return []
  const now = app.clock.now()
  const day = (days: number) => legalDay(new Date(now.getTime() + days * 86_400_000))
  return changedDays(await workingCalendar(db, code, oldest), preview.calendar, day(-YEAR_DAYS), day(YEAR_DAYS))
}

/** The newest version in words, with what its publisher said: the act's form begins with that. */
export async function newestVersion({ app }: RequestScope, code: string) {
  const [newest] = await getCalendarVersions(app.database.db, code)
  if (!newest) throw new Error(`calendar ${code} has no version`)
  return { name: localName(newest), version: newest.version, reason: newest.reason, document: newest.document }
}

export async function whoIsRunning({ app }: RequestScope, code: string) {
  const running = await findRunning(app.database.db, code)
  return running ? { id: running.id, number: running.number, year: running.year, who: running.actor_name } : null
}
