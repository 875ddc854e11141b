export type Confidence = 'V' | 'P' | 'U'

export interface LegalParameterTable {
  id: string
  /** `group.name`, e.g. `supplement.closeAfterWorkingDays`. */
  key: string
  /** Any JSON: most are numbers, some texts, lists or objects. */
  value: unknown
  /** What the number counts: `working days`, `minutes`; null where there is nothing to count. */
  unit: string | null
  valid_from: string
  valid_to: string | null
  legal_basis: string
  confidence: Confidence
  note_vi: string | null
  note_en: string | null
  set_by: string | null
  set_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    legal_parameter: LegalParameterTable
  }
}
