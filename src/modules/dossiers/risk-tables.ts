/** The chance that an open dossier misses its appointment, as `deadlines` foresaw it, and which step makes it so. */
export interface DossierRiskTable {
  dossier_id: string
  /** Of the dossier when it was looked at: another one means that something has happened since. */
  dossier_version: number
  model_id: string
  computed_at: Date
  chance: number
  /** The appointment that was judged; of a dossier that waits, what it would be if the clock went on at that moment. */
  due_at: Date
  /** Open minutes from then to the appointment. */
  left_minutes: number
  /** Open minutes within which half, and four of five, of such dossiers have their result. */
  need_half_minutes: number
  need_most_minutes: number
  /** The step that takes most of it, and what it usually takes. */
  step: number
  step_name: string
  step_half_minutes: number
  step_most_minutes: number
  /** Finished stays at that step, in the same procedure and case, on which this stands. */
  step_stays: number
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    dossier_risk: DossierRiskTable
  }
}
