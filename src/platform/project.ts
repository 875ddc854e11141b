import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of package.json: looked for upwards because the built server lies deeper than its sources. */
export const projectFolder = findProjectFolder(dirname(fileURLToPath(import.meta.url)))

/** Absolute path of something that ships with the project (`migrations`, `data/forms`, …). */
export function projectPath(...parts: string[]): string {
  return join(projectFolder, ...parts)
}

function findProjectFolder(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'migrations'))) return folder
    if (dirname(folder) === folder) throw new Error(`no package.json with a migrations folder above ${start}`)
  }
}

/** As in package.json. */
export function productVersion(): string {
  return (JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string }).version
}
