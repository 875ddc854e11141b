/** The national portal's list of procedures: one JSON object a line, no content. Read for search at real scale. Pure. */
import { z } from 'zod'
import type { Flag } from './flag-rules.ts'
import type { ImportError } from './procedure-file.ts'
import { isNationalCode } from './version-parts.ts'

export interface ListedRow {
  code: string
  name: string
  field: string | null
  agencies: string[]
  issuer: string | null
}

const rowSchema = z.object({
  code: z.string().trim().min(1),
  name: z.string().trim().min(1),
  categories: z.array(z.string()).default([]),
  departments: z.array(z.string()).default([]),
  departmentPromulgate: z.string().nullish(),
})

/** Reads the list. A line that is no row is an error with its number; a row with an impossible code is kept and flagged. */
export function readNationalList(text: string): { rows: ListedRow[]; errors: ImportError[]; flags: Flag[] } {
  const rows = new Map<string, ListedRow>()
  const errors: ImportError[] = []
  const flags: Flag[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const parsed = rowSchema.safeParse(parseLine(line))
    if (!parsed.success) {
      const path = parsed.error.issues[0]?.path.join('.') ?? ''
      errors.push({
        place: `${index + 1}${path && `: ${path}`}`,
        procedure_code: null,
        rule: path ? 'missing' : 'not_json',
        detail: {},
      })
      continue
    }
    const { code, name, categories, departments, departmentPromulgate } = parsed.data
    if (!isNationalCode(code)) flags.push(malformed(code))
    const filled = (values: string[]) => values.map((value) => value.trim()).filter((value) => value !== '')
    rows.set(code, {
      code,
      name: tidyName(name),
      field: filled(categories).join(', ') || null,
      agencies: filled(departments),
      issuer: departmentPromulgate?.trim() || null,
    })
  }
  return { rows: [...rows.values()], errors, flags }
}

/** Some records come from scanned fonts that write ư as the letter ƣ; nobody would find them. */
function tidyName(name: string): string {
  return name.replace(/\s+/g, ' ').replace(/ƣ/g, 'ư').replace(/Ƣ/g, 'Ư')
}

function malformed(code: string): Flag {
  return { procedure_code: code, path: 'code', rule: 'code_malformed', detail: { code }, message: null, source: null }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
