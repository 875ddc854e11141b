import { m } from '#words'
import type { LateCause } from './dossier-codes.ts'

/** Why a dossier is late, as the apology names it. */
export function lateCauseLabel(cause: LateCause): string {
  switch (cause) {
    case 'unclear_rule':
      return m.dossiers_cause_unclear_rule()
    case 'waiting_for_agency':
      return m.dossiers_cause_waiting_for_agency()
    case 'site_check':
      return m.dossiers_cause_site_check()
    case 'staff':
      return m.dossiers_cause_staff()
    case 'system':
      return m.dossiers_cause_system()
    case 'applicant':
      return m.dossiers_cause_applicant()
    case 'force_majeure':
      return m.dossiers_cause_force_majeure()
    case 'other':
      return m.dossiers_cause_other()
  }
}
