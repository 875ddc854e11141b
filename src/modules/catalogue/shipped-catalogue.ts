import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPath } from '#platform/project.ts'
import { type ParsedCatalogue, parseProcedures } from './procedure-file.ts'

/** The files under data/procedures, one per field, read as one catalogue. */
export function shippedCatalogue(): ParsedCatalogue {
  const folder = projectPath('data/procedures')
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
  return parseProcedures(names.map((name) => ({ name, json: JSON.parse(readFileSync(join(folder, name), 'utf8')) })))
}
