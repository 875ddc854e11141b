/** Whole months from the first to the last day, the last day included: 05/01/2026 → 04/01/2027 is 12. Pure. */
export function monthsOf(startsOn: string, endsOn: string): number {
  const end = Temporal.PlainDate.from(endsOn).add({ days: 1 })
  return Temporal.PlainDate.from(startsOn).until(end, { largestUnit: 'months' }).months
}

/** A term at a centre lasts 12 to 36 months, decided by the sending agency (NĐ 118/2025 Art. 11; law.md §1.1). */
export function isLawfulTerm(startsOn: string, endsOn: string, limits: { least: number; most: number }): boolean {
  if (endsOn <= startsOn) return false
  const longest = Temporal.PlainDate.from(startsOn).add({ months: limits.most }).subtract({ days: 1 }).toString()
  return monthsOf(startsOn, endsOn) >= limits.least && endsOn <= longest
}
