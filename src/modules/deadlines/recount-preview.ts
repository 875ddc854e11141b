import type { Kysely } from 'kysely'
import { currentCalendarVersion, type WorkingCalendar, workingCalendar } from '#modules/calendar/exports.ts'
import {
  addToDigest,
  EMPTY_DIGEST,
  type Finding,
  findMove,
  type ListedDossier,
  listForRecount,
  type RecountScope,
  recountedDates,
} from '#modules/dossiers/exports.ts'
import type { Tables } from '#platform/database/tables.ts'

/**
 * What an act would move if it were decided now: nothing is written, the same functions count as in the act itself. A list of a
 * hundred thousand is read in pages, so that people at the counter need not wait behind it.
 */

export interface PreviewRow {
  dossier: ListedDossier
  finding: Finding
}

export interface Preview {
  calendar: WorkingCalendar
  version: number
  /** When it was made; late and on time are told apart by it. */
  at: Date
  /** Open dossiers that are counted by an older version, moved or not. */
  lookedAt: number
  /** The oldest version that counts one of them; null: there is none. */
  oldestVersion: number | null
  rows: PreviewRow[]
  digest: string
}

const PAGE = 1_000

/** Throws `Refusal` 404 for an unknown calendar. */
export async function previewRecount(
  db: Kysely<Tables>,
  code: string,
  reach: Pick<RecountScope, 'unit_ids' | 'with_handled'>,
  at: Date,
): Promise<Preview> {
  const version = await currentCalendarVersion(db, code)
  const calendar = await workingCalendar(db, code, version)
  const preview: Preview = { calendar, version, at, lookedAt: 0, oldestVersion: null, rows: [], digest: EMPTY_DIGEST }
  const scope = { calendar_code: code, to_version: version, ...reach }
  for (let after: string | null = null; ; ) {
    const page: ListedDossier[] = await listForRecount(db, scope, { after, limit: PAGE })
    if (page.length === 0) return sorted(preview)
    preview.lookedAt += page.length
    for (const dossier of page) look(preview, dossier)
    after = page.at(-1)?.id ?? null
  }
}

function look(preview: Preview, dossier: ListedDossier): void {
  preview.oldestVersion = Math.min(preview.oldestVersion ?? dossier.calendar_version, dossier.calendar_version)
  const { dates } = recountedDates(
    { dossier, stepBudget: dossier.step_budget, marks: dossier.marks, calendar: preview.calendar },
    dossier,
  )
  const finding = findMove(dossier, dates, preview.at)
  if (!finding) return
  preview.digest = addToDigest(preview.digest, dossier.code, finding)
  preview.rows.push({ dossier, finding })
}

/** What a person must look at first, then by the new date. */
function sorted(preview: Preview): Preview {
  preview.rows.sort(
    (a, b) =>
      Number(b.finding.concern !== null) - Number(a.finding.concern !== null) ||
      newDate(a) - newDate(b) ||
      (a.dossier.code < b.dossier.code ? -1 : 1),
  )
  return preview
}

function newDate({ finding }: PreviewRow): number {
  return finding.moves[0]?.after?.getTime() ?? Number.MAX_SAFE_INTEGER
}

export interface PreviewSummary {
  lookedAt: number
  found: number
  later: number
  earlier: number
  wouldBeLate: number
  wasLate: number
  byEmail: number
  byPhone: number
  notAtAll: number
}

export function summaryOf({ lookedAt, rows }: Preview): PreviewSummary {
  const count = (test: (row: PreviewRow) => boolean) => rows.filter(test).length
  return {
    lookedAt,
    found: rows.length,
    later: count(({ finding }) => finding.direction === 'later'),
    earlier: count(({ finding }) => finding.direction === 'earlier'),
    wouldBeLate: count(({ finding }) => finding.concern?.ground === 'would_be_late'),
    wasLate: count(({ finding }) => finding.concern?.ground === 'was_late'),
    byEmail: count((row) => tellsApplicant(row.finding) && wayToTell(row.dossier) === 'email'),
    byPhone: count((row) => tellsApplicant(row.finding) && wayToTell(row.dossier) === 'phone'),
    notAtAll: count((row) => tellsApplicant(row.finding) && wayToTell(row.dossier) === 'none'),
  }
}

/** The applicant is told of what concerns him: his appointment, what was promised, his own time. A step is the board's affair. */
export function tellsApplicant(finding: Pick<Finding, 'moves'>): boolean {
  return finding.moves.some(({ clock }) => clock !== 'step')
}

export type WayToTell = 'email' | 'phone' | 'none'

type Reachable = Pick<ListedDossier, 'owner_email' | 'submitter_email' | 'owner_phone' | 'submitter_phone'>

export function wayToTell(dossier: Reachable): WayToTell {
  if (dossier.owner_email || dossier.submitter_email) return 'email'
  return dossier.owner_phone || dossier.submitter_phone ? 'phone' : 'none'
}
