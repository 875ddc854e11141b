/**
 * The figures of the acceptance report. Each counts arrivals (a submission, or what came after the request for more), but the
 * last, which counts dossiers. Pure.
 */
export const ACCEPTANCE_FIGURES = [
  'received',
  'acknowledged',
  'told_in_time',
  'told_late',
  'accepted',
  'supplement',
  'refused',
  'other',
  'late',
  'waiting',
  'overdue',
  'closed_unanswered',
] as const
export type AcceptanceFigure = (typeof ACCEPTANCE_FIGURES)[number]

export type AcceptanceCounts = Record<AcceptanceFigure, number>

/** Arrivals whose hours have not been kept: these are what a head looks for. */
export const FAILED: ReadonlySet<AcceptanceFigure> = new Set(['told_late', 'late', 'overdue'])

export const NO_ARRIVALS: AcceptanceCounts = {
  received: 0,
  acknowledged: 0,
  told_in_time: 0,
  told_late: 0,
  accepted: 0,
  supplement: 0,
  refused: 0,
  other: 0,
  late: 0,
  waiting: 0,
  overdue: 0,
  closed_unanswered: 0,
}

export function addCounts(one: AcceptanceCounts, other: AcceptanceCounts): AcceptanceCounts {
  return Object.fromEntries(ACCEPTANCE_FIGURES.map((name) => [name, one[name] + other[name]])) as AcceptanceCounts
}

/** Share of the answered or overdue arrivals that were answered within the hours of the law; null when there is none yet. */
export function shareInTime(counts: AcceptanceCounts): number | null {
  const inTime = counts.accepted + counts.supplement + counts.refused
  const due = inTime + counts.late + counts.overdue
  return due === 0 ? null : inTime / due
}
