export interface StoredFileTable {
  sha256: string
  size_bytes: number
  media_type: string
  stored_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    stored_file: StoredFileTable
  }
}
