import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectPath } from '#platform/project.ts'

/** `motcua/calendar` as others get it: a program of its own, with nothing beside it but the package. */

const program = mkdtempSync(join(tmpdir(), 'motcua-engine-'))
const installed = join(program, 'node_modules/motcua')
const guide = readFileSync(projectPath('docs/guides/calendar-engine.md'), 'utf8')
const example = /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''

function run(file: string, cwd: string) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], { cwd, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout.trim().split('\n')
}

beforeAll(() => {
  mkdirSync(join(program, 'node_modules'))
  const made = spawnSync(process.execPath, [projectPath('scripts/calendar-package.ts'), installed], {
    encoding: 'utf8',
  })
  expect(made.stderr).toBe('')
  expect(made.status).toBe(0)
})
afterAll(() => rmSync(program, { recursive: true }))

test('the example of the guide runs in a program that has nothing else', () => {
  writeFileSync(join(program, 'example.mjs'), example)
  const [due, ...lines] = run('example.mjs', program)
  expect(due).toBe('2026-08-24T17:00:00+07:00')
  expect(lines.join('\n')).toContain('make-up working day (Make-up day for 31/08)')
})

test('no file of the package reaches outside of it, and it asks for no other package', () => {
  const files = readdirSync(join(installed, 'calendar')).filter((name) => name.endsWith('.js'))
  expect(files.length).toBeGreaterThan(10)
  const reached = files.flatMap((name) => {
    const text = readFileSync(join(installed, 'calendar', name), 'utf8')
    return [...text.matchAll(/^(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)/gm)].map(
      ([, to, lazily]) => to ?? lazily ?? '',
    )
  })
  expect(reached.length).toBeGreaterThan(20)
  expect(reached.filter((to) => !/^\.\/[\w-]+\.js$/.test(to))).toEqual([])
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as object
  expect(manifest).not.toHaveProperty('dependencies')
})

test('the same import works inside this repository', () => {
  const source = "import * as engine from 'motcua/calendar'; console.log(Object.keys(engine).includes('deadline'))"
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    cwd: projectPath('.'),
    encoding: 'utf8',
  })
  expect(stdout.trim()).toBe('true')
})
