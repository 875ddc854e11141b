/** What an import file holds beside and around the versions. Pure. */
import type { BilingualText, ProcedureIdentity, VersionContent } from './procedure.ts'

export interface ProcedureField {
  /** `DT`, `XD` … */
  code: string
  name: BilingualText
}

/** A defect of official data that somebody found by eye; it is imported as a flag. */
export interface ReportedDefect {
  /** Code of the procedure, or `*` for all. */
  procedure_code: string
  /** Part of the procedure: `limits`, `fees`, `name` … */
  path: string
  message: string
  source: string | null
}

/** Where a fact was read: a portal snapshot, a decision, a law, a web page. */
export interface Source {
  code: string
  kind: string
  title: string
  locator: string | null
  date: string | null
}

/** A procedure with one of its versions, as it stands in an import file. */
export interface ProcedureEntry extends ProcedureIdentity, VersionContent {
  /** First day in force as the file states it; null = since before the records (or, for a change, the day of import). */
  valid_from: string | null
  /** Last day in force, inclusive. */
  valid_to: string | null
}

/** What an import file holds, and what an export gives back. */
export interface Catalogue {
  fields: ProcedureField[]
  sources: Source[]
  procedures: ProcedureEntry[]
  reported: ReportedDefect[]
}
