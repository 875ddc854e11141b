/** What an import does to the versions of one procedure. Pure. */
import type { ProcedureEntry } from './catalogue.ts'

export interface KnownVersion {
  id: string
  number: number
  valid_from: string | null
  valid_from_is_stated: boolean
  valid_to: string | null
  overlay_ends_on: string | null
  content_hash: string
}

export interface PlannedVersion {
  number: number
  valid_from: string | null
  valid_from_is_stated: boolean
  valid_to: string | null
  valid_to_is_stated: boolean
}

export interface VersionPlan {
  /** `dated`: the same content, whose first (or last) day is now known. */
  kind: 'unchanged' | 'dated' | 'added' | 'changed'
  version: PlannedVersion | null
  /** Versions whose days change, with their new ones. */
  redate: { id: string; valid_from: string | null; valid_from_is_stated: boolean; valid_to: string | null }[]
}

/**
 * Compares what a file says with the versions that are known. Equal content changes nothing. Other content is a new version:
 * from the day that the file states, else from `today`; what was in force before ends the day before. A version that rests
 * on a temporary resolution lies over the ordinary one and does not end it (domain/law.md §6.6).
 * @param hasSiblings the file holds other versions of the procedure too
 */
export function planVersion(
  entry: ProcedureEntry,
  hash: string,
  known: readonly KnownVersion[],
  today: string,
  hasSiblings = false,
): VersionPlan {
  const newest = known.reduce<KnownVersion | undefined>(
    (best, one) => (best && best.number > one.number ? best : one),
    undefined,
  )
  if (!newest) return { kind: 'added', version: planned(entry, 1, entry.valid_from), redate: [] }
  const same = entry.valid_from === null && !hasSiblings ? newest : known.find((one) => isStatedAlike(one, entry))
  if (same?.content_hash === hash) return sameContent(entry, same)
  if (entry.valid_from !== null && newest.content_hash === hash && !newest.valid_from_is_stated)
    return sameContent(entry, newest)

  const from = entry.valid_from ?? today
  const version = planned(entry, newest.number + 1, from)
  const later = known
    .filter((one) => one.valid_from !== null && one.valid_from > from && isOverlay(one) === (entry.overlay !== null))
    .map((one) => one.valid_from as string)
    .sort()[0]
  if (later !== undefined && (version.valid_to === null || version.valid_to >= later))
    version.valid_to = dayBefore(later)
  const redate = known
    .filter((one) => endsWith(one, entry, from))
    .map(({ id, valid_from, valid_from_is_stated }) => ({
      id,
      valid_from,
      valid_from_is_stated,
      valid_to: latest(valid_from, dayBefore(from)),
    }))
  return { kind: 'changed', version, redate }
}

function planned(entry: ProcedureEntry, number: number, valid_from: string | null): PlannedVersion {
  return {
    number,
    valid_from,
    valid_from_is_stated: entry.valid_from !== null,
    valid_to: entry.valid_to,
    valid_to_is_stated: entry.valid_to !== null,
  }
}

function sameContent(entry: ProcedureEntry, same: KnownVersion): VersionPlan {
  const valid_from = entry.valid_from ?? same.valid_from
  const valid_to = entry.valid_to ?? same.valid_to
  if (valid_from === same.valid_from && valid_to === same.valid_to)
    return { kind: 'unchanged', version: null, redate: [] }
  const valid_from_is_stated = same.valid_from_is_stated || entry.valid_from !== null
  return { kind: 'dated', version: null, redate: [{ id: same.id, valid_from, valid_from_is_stated, valid_to }] }
}

/** Whether a known version is still open when the new one begins, and of the kind that the new one ends. */
function endsWith(one: KnownVersion, entry: ProcedureEntry, from: string): boolean {
  if (entry.overlay !== null && !isOverlay(one)) return false
  const begins = one.valid_from === null || one.valid_from <= from
  const lasts = one.valid_to === null || one.valid_to >= from
  return begins && lasts
}

/** The version that the file means when it holds several of one procedure: that of the same day, or the one without. */
function isStatedAlike(one: KnownVersion, entry: ProcedureEntry): boolean {
  return entry.valid_from === null ? !one.valid_from_is_stated : one.valid_from === entry.valid_from
}

function isOverlay(one: KnownVersion): boolean {
  return one.overlay_ends_on !== null
}

/** A version that is replaced on its first day keeps that day; of two on one day the one with the higher number holds. */
function latest(first: string | null, day: string): string {
  return first !== null && first > day ? first : day
}

export function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}
