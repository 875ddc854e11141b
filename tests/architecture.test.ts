import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { projectPath } from '#platform/project.ts'
import { checkWords } from '../scripts/words-check.ts'
import { CONFIGURED, LONG, PURE } from './support/architecture-tables.ts'
import {
  definitionOf,
  lineOf,
  type Node,
  placeOf,
  readSourceCode,
  type SourceFile,
  walk,
} from './support/source-code.ts'
import { tablesOwned, writesIn } from './support/table-ownership.ts'

/** The rules of docs/architecture.md, as far as a program can check them. Every test lists the places that break its rule. */

/**
 * The picture of the architecture: which capability may use which others, through their exports.ts. Read downwards: what
 * stands higher knows nothing of what stands lower.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  calendar: ['organisations'],
  operations: [],
  catalogue: ['organisations'],
  parameters: [],
  organisations: ['parameters'],
  identity: ['organisations', 'parameters'],
  dossiers: ['calendar', 'catalogue', 'organisations', 'parameters'],
  deadlines: ['calendar', 'catalogue', 'dossiers', 'organisations', 'parameters'],
  processes: ['catalogue', 'organisations'],
  notifications: ['calendar', 'catalogue', 'dossiers', 'organisations'],
  desk: ['calendar', 'catalogue', 'dossiers', 'organisations'],
  workspace: ['calendar', 'catalogue', 'dossiers', 'organisations'],
  tracking: ['calendar', 'catalogue', 'dossiers', 'organisations'],
  portal: ['calendar', 'catalogue', 'dossiers', 'tracking'],
  reports: ['calendar', 'catalogue', 'dossiers', 'organisations', 'parameters'],
  'print-templates': ['dossiers'],
}

const files = readSourceCode()
const product = files.filter(
  (file) => !file.isTest && !/\/(sample-files|sample-processes|sample-tables|test-calendars)\.ts$/.test(file.path),
)
const inModules = product.filter((file) => file.module !== undefined)
const byPath = new Map(files.map((file) => [file.path, file]))

const moduleOf = (path: string) => /^src\/modules\/([^/]+)\//.exec(path)?.[1]

test('the platform knows no capability', () => {
  const wrong = product
    .filter((file) => file.path.startsWith('src/platform/'))
    .flatMap((file) =>
      file.imports
        .filter(({ to }) => /^src\/(?!platform\/|words\/)/.test(to))
        .map(({ to }) => `${file.path} imports ${to}`),
    )
  expect(wrong).toEqual([])
})

test('a capability uses another only through its exports.ts; its module.ts is for src/modules.ts', () => {
  const wrong = product.flatMap((file) =>
    file.imports
      .filter(({ to }) => moduleOf(to) !== undefined && moduleOf(to) !== file.module)
      .filter(({ to }) => !to.endsWith('/exports.ts') && !(to.endsWith('/module.ts') && file.path === 'src/modules.ts'))
      // routes.ts names files as text; everything else goes through the door.
      .map(({ to }) => `${file.path} imports ${to}`),
  )
  expect(wrong).toEqual([])
})

test('capabilities know each other as the picture says, and every line of the picture is used', () => {
  const used = new Set(
    inModules.flatMap((file) =>
      file.imports
        .map(({ to }) => moduleOf(to))
        .flatMap((to) => (to && to !== file.module ? [`${file.module} → ${to}`] : [])),
    ),
  )
  const drawn = Object.entries(ALLOWED).flatMap(([from, list]) => list.map((to) => `${from} → ${to}`))
  expect(
    [...used].filter((pair) => !drawn.includes(pair)),
    'not in the picture',
  ).toEqual([])
  expect(
    drawn.filter((pair) => !used.has(pair)),
    'in the picture, but unused',
  ).toEqual([])
  const folders = globSync('src/modules/*/module.ts', { cwd: projectPath('.') }).map((path) => moduleOf(path))
  expect(Object.keys(ALLOWED).sort()).toEqual(
    [...new Set([...folders, ...inModules.map((file) => file.module)])].sort(),
  )
})

test('the picture has no circle', () => {
  const order: string[] = []
  const place = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) throw new Error(`a circle: ${[...way, name].join(' → ')}`)
    if (order.includes(name)) return
    for (const next of ALLOWED[name] ?? []) place(next, [...way, name])
    order.push(name)
  }
  for (const name of Object.keys(ALLOWED)) place(name, [])
  expect(order).toHaveLength(Object.keys(ALLOWED).length)
})

test('every capability is listed in src/modules.ts', () => {
  const listed = byPath.get('src/modules.ts')?.imports.map(({ to }) => moduleOf(to)) ?? []
  const manifests = product
    .filter((file) => /^src\/modules\/[^/]+\/module\.ts$/.test(file.path))
    .map((file) => file.module)
  expect(manifests.filter((name) => !listed.includes(name))).toEqual([])
})

test('no capability reads the clock, throws dice or looks at the process', () => {
  const wrong = inModules.flatMap((file) =>
    worldReads(file).filter((place) => !(file.path in CONFIGURED && place.endsWith('process'))),
  )
  expect(wrong).toEqual([])
  const idle = Object.keys(CONFIGURED).filter((path) => !worldReads(byPath.get(path) as SourceFile).length)
  expect(idle, 'excepted, but it does not').toEqual([])
})

test('pure files reach only pure files', () => {
  const pure = new Set(
    Object.entries(PURE).flatMap(([name, list]) => list.map((file) => `src/modules/${name}/${file}.ts`)),
  )
  expect(
    [...pure].filter((path) => !byPath.has(path)),
    'named, but it does not exist',
  ).toEqual([])
  const outside = [
    'zod',
    'node:crypto',
    'src/words/messages.js',
    'src/platform/clock.ts',
    'src/platform/errors.ts',
    'src/platform/access/actor.ts',
  ]
  const wrong = [...pure].flatMap((path) =>
    (byPath.get(path)?.imports ?? [])
      .filter(({ typeOnly, to }) => !typeOnly && !outside.includes(to))
      .flatMap(({ to, names }) => names.map((name) => definitionOf(byPath, to, name)))
      .filter((to) => !pure.has(to))
      .map((to) => `${path} reaches ${to}`),
  )
  expect(wrong).toEqual([])
})

test('only stores write, each only the tables of its own capability', () => {
  const owners = tablesOwned(product)
  const wrong = product
    .filter((file) => !file.path.startsWith('src/platform/database/'))
    .flatMap((file) =>
      writesIn(file).flatMap(({ table, place }) => {
        if (!file.path.endsWith('-store.ts')) return [`${place} writes ${table}, but is no store`]
        const owner = owners.get(table)
        return owner === dirname(file.path) ? [] : [`${place} writes ${table}, which belongs to ${owner ?? 'nobody'}`]
      }),
    )
  expect(wrong).toEqual([])
})

test('every table has exactly one owner', () => {
  const owners = tablesOwned(product)
  const sql = globSync('migrations/*.sql', { cwd: projectPath('.') }).map((path) =>
    readFileSync(projectPath(path), 'utf8'),
  )
  const created = sql.flatMap((text) =>
    [...text.matchAll(/^create table (?:if not exists )?(\w+)/gm)].map(([, name]) => name),
  )
  expect(
    created.filter((name) => !owners.has(name ?? '')),
    'without a type in a *-tables.ts',
  ).toEqual([])
  expect(
    [...owners.keys()].filter((name) => !created.includes(name)),
    'without a migration',
  ).toEqual([])
})

test('names say what is inside', () => {
  const empty = /(^|[-/])(utils?|helpers?|common|managers?|misc|index)\.tsx?$/
  expect(files.map((file) => file.path).filter((path) => empty.test(path))).toEqual([])
})

test('files have at most 300 lines', () => {
  const wrong = files
    .map((file) => [file.path, file.text.split('\n').length - 1] as const)
    .filter(([, lines]) => lines > 300)
  expect(wrong.map(([path, lines]) => `${path}: ${lines}`)).toEqual([])
})

test('functions have at most 40 lines, those that return markup at most 80', () => {
  const wrong = product.filter((file) => !file.path.startsWith('src/platform/ui/gallery/')).flatMap(longFunctions)
  expect(wrong.filter((place) => !LONG.some((known) => place.startsWith(known)))).toEqual([])
})

test('only route modules and the two entries export by default', () => {
  const routes = routeFiles()
  const outside = ['src/root.tsx', 'src/routes.ts', 'src/entry.server.tsx', 'src/entry.client.tsx']
  const wrong = files.filter((file) => file.exports.some(({ name }) => name === 'default'))
  expect(wrong.map((file) => file.path).filter((path) => !routes.includes(path) && !outside.includes(path))).toEqual([])
})

test('every page has an address, every address a page', () => {
  const routes = routeFiles()
  expect(
    routes.filter((path) => !existsSync(projectPath(path))),
    'named, but missing',
  ).toEqual([])
  const pages = inModules.filter(
    (file) => /\/pages\//.test(file.path) && file.exports.some(({ name }) => /^(default|loader|action)$/.test(name)),
  )
  expect(
    pages.map((file) => file.path).filter((path) => !routes.includes(path)),
    'without an address',
  ).toEqual([])
})

test('every permission that is asked for is declared by a capability', async () => {
  const { modules } = await import('../src/modules.ts')
  const declared = modules.flatMap((module) => module.permissions.map(({ code }) => code))
  expect(
    declared.filter((code, at) => declared.indexOf(code) !== at),
    'declared twice',
  ).toEqual([])
  const asked = inModules.flatMap(permissionsIn)
  expect(asked.filter(({ code }) => !declared.includes(code)).map(({ code, place }) => `${place}: ${code}`)).toEqual([])
  const names = new Set(asked.map(({ code }) => code))
  expect(
    declared.filter((code) => !names.has(code)),
    'declared, but asked for nowhere',
  ).toEqual([])
})

test('every word is there in every language with the same placeholders', () => {
  const settings = JSON.parse(readFileSync(projectPath('project.inlang/settings.json'), 'utf8')) as {
    baseLocale: string
    locales: string[]
  }
  const folders = globSync('src/**/messages', { cwd: projectPath('.') }).filter(
    (folder) => !folder.startsWith('src/words'),
  )
  const texts = folders.flatMap((folder) =>
    settings.locales.map((locale) => {
      const path = `${folder}/${locale}.json`
      return {
        folder,
        path,
        locale,
        text: existsSync(projectPath(path)) ? readFileSync(projectPath(path), 'utf8') : undefined,
      }
    }),
  )
  expect(checkWords(texts, settings)).toEqual([])
  const code = files.map((file) => file.text).join('\n')
  const keys = texts
    .filter(({ locale }) => locale === settings.baseLocale)
    .flatMap(({ path, text }) => Object.keys(JSON.parse(text ?? '{}') as object).map((key) => ({ path, key })))
  const said = new Set(code.match(/\b[a-z][a-z0-9]*(_[a-z0-9]+)+\b/g))
  expect(
    keys.filter(({ key }) => key !== '$schema' && !said.has(key)).map(({ path, key }) => `${path}: ${key}`),
    'never said',
  ).toEqual([])
})

function worldReads(file: SourceFile): string[] {
  const places: string[] = []
  walk(file.program, (node) => {
    const found = node as Node & {
      name?: string
      callee?: Node & { name?: string }
      arguments?: unknown[]
      object?: { name?: string }
      property?: { name?: string }
      computed?: boolean
    }
    const member = found.type === 'MemberExpression' ? `${found.object?.name}.${found.property?.name}` : ''
    if (['Date.now', 'Math.random', 'Temporal.Now'].includes(member)) places.push(`${placeOf(file, node)}: ${member}`)
    if (found.type === 'NewExpression' && found.callee?.name === 'Date' && found.arguments?.length === 0)
      places.push(`${placeOf(file, node)}: new Date()`)
    if (/^process\.(env|argv|pid|cwd|exit|stdout|stderr|on)$/.test(member))
      places.push(`${placeOf(file, node)}: process`)
  })
  return places
}

function longFunctions(file: SourceFile): string[] {
  const places: string[] = []
  walk(file.program, (node) => {
    if (!['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type)) return
    const lines = lineOf(file, node.end) - lineOf(file, node.start) + 1
    const most = /<[A-Za-z>]/.test(file.text.slice(node.start, node.end)) && file.path.endsWith('.tsx') ? 80 : 40
    if (lines > most) places.push(`${placeOf(file, node)}: ${lines} lines`)
  })
  return places
}

/** Files named in src/routes.ts, frames included. */
function routeFiles(): string[] {
  const routes = byPath.get('src/routes.ts')?.text ?? ''
  return [...routes.matchAll(/'((?:modules|platform)\/[^']+\.tsx?)'/g)].map(([, path]) => `src/${path}`)
}

/** Permissions as text where they are asked for: `permission: '…'`, `can(actor, '…')`, `requirePage(args, '…')` and the like. */
function permissionsIn(file: SourceFile): { code: string; place: string }[] {
  if (file.path.endsWith('/module.ts')) return []
  const asking =
    /(?:permission:\s*|[pP]ermission\s*=\s*|MANAGE_[A-Z]+ = |(?:can|requirePage|auditReach|seenBy|requireOverOfficer|may\w*|require\w*)\((?:[^()'"]|\([^()]*\))*,\s*)'([a-z]+\.[a-z_]+)'/g
  return [...file.text.matchAll(asking)].map((match) => ({
    code: match[1] ?? '',
    place: `${file.path}:${lineOf(file, match.index)}`,
  }))
}
