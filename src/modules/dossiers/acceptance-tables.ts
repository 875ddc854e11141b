/** One time that an online dossier waits for official acceptance: the submission, or what came after the request for more. */
export interface DossierAcceptanceTable {
  dossier_id: string
  round: number
  receiving_unit_id: string
  arrived_at: Date
  notify_due_at: Date
  due_at: Date
  told_at: Date | null
  answered_at: Date | null
  answer: string | null
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    dossier_acceptance: DossierAcceptanceTable
  }
}
