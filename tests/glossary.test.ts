import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACT_NAMES } from '#modules/dossiers/act-rules.ts'
import { DOSSIER_STATES } from '#modules/dossiers/dossier-codes.ts'
import { projectPath } from '#platform/project.ts'
import { modules as capabilities } from '../src/modules.ts'
import { listRoutes } from './support/page-list.ts'

/** docs/glossary.md names everything that a newcomer meets, and nothing that is gone. */

const glossary = readFileSync(projectPath('docs/glossary.md'), 'utf8')
const names = new Set([...glossary.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
const missing = (wanted: readonly string[]) => wanted.filter((name) => !names.has(name))

const tables = globSync('migrations/*.sql', { cwd: projectPath('.') })
  .map((path) => readFileSync(projectPath(path), 'utf8'))
  .flatMap((sql) => [...sql.matchAll(/^create table (?:if not exists )?(\w+)/gm)].map(([, name = '']) => name))
const modules = globSync('src/modules/*/module.ts', { cwd: projectPath('.') }).map(
  (path) => path.split('/').at(-2) ?? '',
)
const roles: string[] = [
  ...new Set(capabilities.flatMap(({ permissions }) => permissions.flatMap((each) => each.roles))),
]
const addresses = [...new Set(listRoutes().map((path) => `/${path.split('/')[1]}`))]

test('every table, capability, address, role, state and act stands in the glossary', () => {
  expect(missing(tables), 'tables').toEqual([])
  expect(missing(modules), 'capabilities').toEqual([])
  expect(missing(addresses), 'addresses').toEqual([])
  expect(missing(roles), 'roles').toEqual([])
  expect(missing(DOSSIER_STATES), 'states').toEqual([])
  expect(missing(ACT_NAMES), 'acts').toEqual([])
})

test('nothing stands there that is gone', () => {
  const rows = glossary.split('\n').filter((line) => line.startsWith('|'))
  const cells = rows.map((line) => line.split('|').map((cell) => cell.trim()))
  const named = (column: number, pattern: RegExp) =>
    cells.flatMap((row) => [...(row[column] ?? '').matchAll(pattern)].map(([, name = '']) => name))
  expect(
    named(3, /^`([a-z_]+)`$/g).filter((name) => ![...tables, 'schema_migration'].includes(name)),
    'tables',
  ).toEqual([])
  expect(
    named(3, /`(\/[^`]*)`/g).filter((path) => !addresses.includes(path)),
    'addresses',
  ).toEqual([])
  const first = named(1, /^`([a-z_-]+)`$/g)
  const known = [...modules, ...DOSSIER_STATES, ...ACT_NAMES, ...roles] as string[]
  expect(
    first.filter((name) => !known.includes(name)),
    'names of code',
  ).toEqual([])
})

test('each name has a Vietnamese one', () => {
  const empty = glossary.split('\n').filter((line) => /^\|[^|]+\|\s*\|/.test(line))
  expect(empty).toEqual([])
})
