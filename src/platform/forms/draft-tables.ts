export interface FormDraftTable {
  owner_id: string
  form_key: string
  body: unknown
  saved_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    form_draft: FormDraftTable
  }
}
