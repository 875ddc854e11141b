import type { ProcedureVersion } from '#modules/catalogue/exports.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'

/** The national portal has a name; a ministry's system is named by the catalogue. */
export function systemElsewhere({ route }: Pick<ProcedureVersion, 'route'>): string | null {
  if (route.kind === 'here') return null
  return route.system ?? m.dossiers_national_portal()
}

/**
 * A procedure that is resolved on another system is received here only with a reason, which stays in the dossier's log: the
 * officer then enters it there as well. Returns what the event says; nothing for procedures of our own.
 */
export function receivedElsewhere(
  version: Pick<ProcedureVersion, 'route'>,
  reason: string | null,
): { elsewhere?: { system: string; reason: string } } {
  const system = systemElsewhere(version)
  if (system === null) return {}
  if (reason === null) {
    throw new FormProblem([{ path: 'elsewhere_reason', message: m.dossiers_elsewhere_reason_missing({ system }) }])
  }
  return { elsewhere: { system, reason } }
}

/** Applicants hand in on that system themselves. */
export function requireHere(version: Pick<ProcedureVersion, 'route'>): void {
  const system = systemElsewhere(version)
  if (system !== null) {
    throw new FormProblem([{ path: 'procedure_code', message: m.dossiers_elsewhere_not_online({ system }) }])
  }
}
