import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { projectPath } from '../src/platform/project.ts'

/**
 * `npm run calendar-package [-- folder]`: the calendar engine and its packs as a package of their own, in plain JavaScript
 * with types, without any dependency. Its name and import paths are those of the whole product, so that a program that
 * starts with the engine alone changes nothing when it takes the whole.
 */
const folder = process.argv[2] ?? projectPath('build/calendar-package')
rmSync(folder, { recursive: true, force: true })
mkdirSync(join(folder, 'packs'), { recursive: true })

const compiler = projectPath('node_modules/typescript/bin/tsc')
const options = ['-p', projectPath('scripts/calendar-package.tsconfig.json'), '--outDir', join(folder, 'calendar')]
const compiled = spawnSync(process.execPath, [compiler, ...options], { stdio: 'inherit' })
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

cpSync(projectPath('data/calendars'), join(folder, 'packs'), { recursive: true })
cpSync(projectPath('LICENSE'), join(folder, 'LICENSE'))
cpSync(projectPath('docs/guides/calendar-engine.md'), join(folder, 'README.md'))
const { version, license } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as Record<string, string>
const manifest = {
  name: 'motcua',
  version,
  description: 'Working time, holidays and legal deadlines of Việt Nam, explained line by line',
  license,
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20' },
  exports: {
    './calendar': { types: './calendar/engine.d.ts', default: './calendar/engine.js' },
    './calendar/packs/*.json': './packs/*.json',
  },
}
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
console.info(folder)
