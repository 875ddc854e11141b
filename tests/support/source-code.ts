import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ESTree, parseSync } from 'vite'
import { projectPath } from '#platform/project.ts'

/** A node of the syntax tree as far as the rules of the house look at it. */
export type Node = ESTree.Node & { start: number; end: number }

export interface Import {
  /** Path from the project's root (`src/platform/clock.ts`), or the name of a package (`zod`, `node:fs`). */
  to: string
  /** Names as the other file calls them; `*` for all of it. */
  names: readonly string[]
  /** Erased before it runs. */
  typeOnly: boolean
}

export interface Export {
  name: string
  typeOnly: boolean
  /** Where a re-exported name comes from. */
  from?: string
  /** What it is called there. */
  fromName?: string
}

export interface SourceFile {
  /** From the project's root. */
  path: string
  text: string
  /** The capability that it belongs to. */
  module: string | undefined
  isTest: boolean
  program: Node
  imports: readonly Import[]
  exports: readonly Export[]
}

/** Every TypeScript file of the product and its tests, read and parsed. */
export function readSourceCode(patterns: readonly string[] = ['src/**/*.{ts,tsx}']): SourceFile[] {
  const found = globSync([...patterns], { cwd: projectPath('.') }).map((path) => path.replaceAll('\\', '/'))
  return found
    .filter((path) => !path.startsWith('src/words/') && !path.includes('node_modules'))
    .sort()
    .map(readSource)
}

function readSource(path: string): SourceFile {
  const text = readFileSync(projectPath(path), 'utf8')
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const reexports = module.staticExports.flatMap((statement) => statement.entries)
  return {
    path,
    text,
    module: /^src\/modules\/([^/]+)\//.exec(path)?.[1],
    isTest: /\.test\.tsx?$/.test(path),
    program: program as unknown as Node,
    imports: [
      ...module.staticImports.map((each) => ({
        to: resolveImport(path, each.moduleRequest.value),
        names: each.entries.map(
          (entry) => entry.importName.name ?? (entry.importName.kind === 'Default' ? 'default' : '*'),
        ),
        typeOnly: each.entries.length > 0 && each.entries.every((entry) => entry.isType),
      })),
      ...reexports.flatMap((entry) =>
        entry.moduleRequest
          ? [
              {
                to: resolveImport(path, entry.moduleRequest.value),
                names: [entry.importName.name ?? '*'],
                typeOnly: entry.isType,
              },
            ]
          : [],
      ),
      ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
        to: resolveImport(path, text.slice(start, end).replaceAll(/['"`]/g, '')),
        names: ['*'],
        typeOnly: false,
      })),
    ],
    exports: reexports.map((entry) => ({
      name: entry.exportName.name ?? (entry.exportName.kind === 'Default' ? 'default' : '*'),
      typeOnly: entry.isType,
      ...(entry.moduleRequest ? { from: resolveImport(path, entry.moduleRequest.value) } : {}),
      ...(entry.importName.name ? { fromName: entry.importName.name } : {}),
    })),
  }
}

function resolveImport(from: string, request: string): string {
  if (request.startsWith('.')) return join(dirname(from), request)
  if (request === '#words') return 'src/words/messages.js'
  if (request === '#words/runtime') return 'src/words/runtime.js'
  const aliased = request.replace(/^#(platform|modules)\//, 'src/$1/').replace(/^#tests\//, 'tests/')
  return aliased !== request && existsSync(projectPath(aliased)) ? aliased : request
}

/** Calls `visit` for every node, parents before children. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof child.type === 'string') walk(child as Node, visit)
    }
  }
}

/** `src/server.ts:12`, to click on. */
export function placeOf(file: SourceFile, node: Node): string {
  return `${file.path}:${lineOf(file, node.start)}`
}

export function lineOf(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length
}

/** The file that really defines the name which `path` exports, behind any number of doors. */
export function definitionOf(files: ReadonlyMap<string, SourceFile>, path: string, name: string): string {
  const file = files.get(path)
  if (!file || name === '*') return path
  const named = file.exports.find((each) => each.name === name)
  if (named) return named.from ? definitionOf(files, named.from, named.fromName ?? name) : path
  for (const all of file.exports.filter((each) => each.name === '*' && each.from)) {
    const found = definitionOf(files, all.from ?? path, name)
    if (files.get(found)?.exports.some((each) => each.name === name)) return found
  }
  return path
}
