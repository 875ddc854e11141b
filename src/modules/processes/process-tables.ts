export interface ProcessDraftTable {
  id: string
  unit_id: string
  procedure_code: string | null
  code: string
  name: string
  content: unknown
  reading: unknown
  version: number
  created_at: Date
  created_by: string
  changed_at: Date
  changed_by: string
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    process_draft: ProcessDraftTable
  }
}
