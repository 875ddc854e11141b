/** Changed print templates, one row per version; rows are only ever added. `source` null: the shipped file again. */
export interface PrintTemplateTable {
  id: string
  code: string
  version: number
  source: string | null
  valid_from: string
  note: string
  created_at: Date
  created_by: string
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    print_template: PrintTemplateTable
  }
}
