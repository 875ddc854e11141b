/**
 * Reading and writing the catalogue's own files. Reading reports every error with its place and every defect of the data as
 * a flag; it decides nothing. Pure.
 */
import type { z } from 'zod'
import { compact, printJson } from './canonical-json.ts'
import type { Catalogue, ProcedureEntry } from './catalogue.ts'
import { checkEntry } from './entry-checks.ts'
import { type Flag, flagsOf } from './flag-rules.ts'
import type { VersionContent } from './procedure.ts'
import { CATALOGUE_FORMAT, catalogueSchema, entrySchema } from './procedure-schemas.ts'

export interface ImportError {
  /** `procedures[3].cases[0].limit.unit` in a JSON file, `Phí!D7` in a spreadsheet. */
  place: string
  procedure_code: string | null
  /** Names the sentence (`describeImportError`). */
  rule: string
  detail: Record<string, string | number>
}

export interface ParsedCatalogue {
  catalogue: Catalogue
  errors: ImportError[]
  flags: Flag[]
}

type Path = readonly PropertyKey[]
/** Says where a part of the n-th procedure stands in the file that the person holds. */
export type PlaceOf = (index: number, path: Path) => string

/** A catalogue file that was already parsed as JSON. */
export interface CatalogueFile {
  /** Shown in front of the place of an error. */
  name: string
  json: unknown
}

/** Reads several files as one catalogue, in their order. Nothing may be loaded while `errors` is not empty. */
export function parseProcedures(files: readonly CatalogueFile[]): ParsedCatalogue {
  const parsed = files.map(({ name, json }) => ({ name, ...parseProcedureFile(json) }))
  const catalogue = mergeCatalogues(parsed.map((one) => one.catalogue))
  const errors = parsed.flatMap(({ name, errors: own }) =>
    own.map((error) => ({ ...error, place: `${name}: ${error.place}` })),
  )
  return { catalogue, errors: [...errors, ...twice(catalogue.procedures)], flags: flagsOf(catalogue) }
}

/** Reads one file. */
export function parseProcedureFile(json: unknown): ParsedCatalogue {
  const head = catalogueSchema.omit({ procedures: true }).loose().safeParse(json)
  if (!head.success)
    return {
      catalogue: empty(),
      errors: issuesAsErrors(head.error.issues, json, (path) => jsonPath(path), null),
      flags: [],
    }
  const { format: _, procedures, ...rest } = head.data
  const unknown = Object.keys(rest).filter((name) => !['fields', 'sources', 'reported'].includes(name))
  if (!Array.isArray(procedures ?? []) || unknown.length > 0) {
    const error = {
      procedure_code: null,
      place: unknown[0] ?? 'procedures',
      rule: unknown[0] ? 'unknown_name' : 'wrong_type',
      detail: { names: unknown.join(', ') },
    }
    return { catalogue: empty(), errors: [error], flags: [] }
  }
  const { fields, sources, reported } = head.data
  const raw = (procedures ?? []) as unknown[]
  return parseEntries(raw, (index, path) => jsonPath(['procedures', index, ...path]), { fields, sources, reported })
}

/** Reads procedures that a file, a spreadsheet or the portal brought, all by the same rules. */
export function parseEntries(
  raw: readonly unknown[],
  placeOf: PlaceOf,
  rest: Omit<Catalogue, 'procedures'>,
): ParsedCatalogue {
  const errors: ImportError[] = []
  const procedures: ProcedureEntry[] = []
  for (const [index, value] of raw.entries()) {
    const code = codeOf(value)
    const parsed = entrySchema.safeParse(value)
    if (!parsed.success) {
      errors.push(...issuesAsErrors(parsed.error.issues, value, (path) => placeOf(index, path), code))
      continue
    }
    const entry = parsed.data
    const problems = checkEntry(entry)
    if (!rest.fields.some((field) => field.code === entry.field_code)) {
      problems.push({ path: ['field_code'], rule: 'no_such_field', detail: { code: entry.field_code } })
    }
    if (procedures.some((other) => isSameVersion(other, entry))) {
      problems.push({ path: ['code'], rule: 'procedure_twice', detail: { code: entry.code } })
    }
    errors.push(
      ...problems.map(({ path, rule, detail }) => ({
        place: placeOf(index, path),
        procedure_code: code,
        rule,
        detail,
      })),
    )
    procedures.push(entry)
  }
  const catalogue = { ...rest, procedures }
  return { catalogue, errors, flags: flagsOf(catalogue) }
}

/** The file of a catalogue: what `parseProcedures` reads back as the same catalogue, byte for byte the same each time. */
export function printCatalogue(catalogue: Catalogue): string {
  return `${printJson(compact(catalogueSchema, { format: CATALOGUE_FORMAT, ...catalogue }))}\n`
}

/** One catalogue out of several files; the order of files and of what they hold is kept. */
export function mergeCatalogues(catalogues: readonly Catalogue[]): Catalogue {
  const once = <T extends { code: string }>(list: T[]) => [
    ...new Map(list.map((entry) => [entry.code, entry])).values(),
  ]
  return {
    fields: once(catalogues.flatMap((one) => one.fields)),
    sources: once(catalogues.flatMap((one) => one.sources)),
    procedures: catalogues.flatMap((one) => one.procedures),
    reported: catalogues.flatMap((one) => one.reported),
  }
}

/** What the version says, without whose it is and since when; this is what is compared with the version in force. */
export function contentOf(entry: ProcedureEntry): VersionContent {
  const {
    code: _code,
    status: _status,
    field_code: _field,
    successors: _successors,
    valid_from: _from,
    valid_to: _to,
    ...content
  } = entry
  return content
}

/** Procedures that stand in two files. */
function twice(procedures: readonly ProcedureEntry[]): ImportError[] {
  return procedures
    .filter((entry, index) => procedures.findIndex((other) => isSameVersion(other, entry)) !== index)
    .map(({ code }) => ({ place: code, procedure_code: code, rule: 'procedure_twice', detail: { code } }))
}

function isSameVersion(a: ProcedureEntry, b: ProcedureEntry): boolean {
  return a.code === b.code && a.valid_from === b.valid_from
}

export function jsonPath(path: Path): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? String(part) : `.${String(part)}`))
    .join('')
}

function empty(): Catalogue {
  return { fields: [], sources: [], procedures: [], reported: [] }
}

function codeOf(value: unknown): string | null {
  const code = (value as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : null
}

/** The issues of a zod parse as errors of an import. */
export function issuesAsErrors(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  place: (path: Path) => string,
  code: string | null,
): ImportError[] {
  return issues.map((issue) => ({ place: place(issue.path), procedure_code: code, ...ruleOf(issue, value) }))
}

function ruleOf(issue: z.core.$ZodIssue, value: unknown): Pick<ImportError, 'rule' | 'detail'> {
  if (issue.code === 'custom') return { rule: String(issue.params?.rule ?? 'wrong_format'), detail: {} }
  const missing =
    issue.path.reduce<unknown>((part, name) => (part as Record<PropertyKey, unknown> | undefined)?.[name], value) ===
    undefined
  if (missing) return { rule: 'missing', detail: {} }
  switch (issue.code) {
    case 'invalid_type':
      return { rule: 'wrong_type', detail: { expected: issue.expected } }
    case 'invalid_value':
      return { rule: 'not_one_of', detail: { options: issue.values.join(', ') } }
    case 'too_small':
      return { rule: 'too_small', detail: { minimum: Number(issue.minimum) } }
    case 'too_big':
      return { rule: 'too_big', detail: { maximum: Number(issue.maximum) } }
    case 'unrecognized_keys':
      return { rule: 'unknown_name', detail: { names: issue.keys.join(', ') } }
    default:
      return { rule: 'wrong_format', detail: {} }
  }
}
