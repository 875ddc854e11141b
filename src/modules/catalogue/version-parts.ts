/** Reading a version: its cases, and what holds for a case on a channel. Pure. */
import type { Channel, Component, Fee, Limit, PlacedComponent, ProcedureCase, VersionContent } from './procedure.ts'

/** National codes are one digit, a point, six digits (law.md §6.3); everything else is a local reference. */
export function isNationalCode(code: string): boolean {
  return /^\d\.\d{6}$/.test(code)
}

/** The case by its code; null means the only case. @throws RangeError when the version has no such case, or several and none was named */
export function caseOf(version: VersionContent, caseCode: string | null): ProcedureCase {
  const found =
    caseCode === null
      ? version.cases.length === 1
        ? version.cases[0]
        : undefined
      : version.cases.find((entry) => entry.code === caseCode)
  if (!found) throw new RangeError(`the version has no case ${caseCode ?? '(one must be named)'}`)
  return found
}

/** The limit of a case on a channel: the channel's own where one is stated; null where none is published. */
export function limitOf(version: VersionContent, caseCode: string | null, channel: Channel): Limit | null {
  const chosen = caseOf(version, caseCode)
  return chosen.channel_limits.find((entry) => entry.channel === channel)?.limit ?? chosen.limit
}

/** All papers of a case: the common ones first, then its own. */
export function componentsOf(version: VersionContent, caseCode: string | null): PlacedComponent[] {
  const chosen = caseOf(version, caseCode)
  const place = (list: Component[], prefix: string, owner: string | null) =>
    list.map((component, index) => ({ ...component, code: `${prefix}.${index + 1}`, case_code: owner }))
  return [...place(version.components, '0', null), ...place(chosen.components, chosen.code, chosen.code)]
}

/** Fees of a case on a channel: those stated for all, for this case, for this channel. */
export function feesOf(version: VersionContent, caseCode: string | null, channel: Channel): Fee[] {
  const chosen = caseOf(version, caseCode).code
  return version.fees.filter(
    (fee) => (fee.case_code === null || fee.case_code === chosen) && (fee.channel === null || fee.channel === channel),
  )
}

/** Đồng that are known beforehand: what a resolution or a rate table sets is not among them (`feesOf` says so). */
export function feeOf(version: VersionContent, caseCode: string | null, channel: Channel): number {
  return feesOf(version, caseCode, channel).reduce((sum, fee) => sum + (fee.amount ?? 0), 0)
}
