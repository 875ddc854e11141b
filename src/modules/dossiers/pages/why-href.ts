/** Where "Vì sao hạn là …?" of one clock of a dossier is answered: `legal`, `committed`, `answer`, `acceptance`, `step-4`. */
export function whyHref(code: string, clock: string): string {
  return `/dossiers/${encodeURIComponent(code)}/why?clock=${clock}`
}
