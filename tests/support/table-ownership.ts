import { dirname } from 'node:path'
import { lineOf, type Node, type SourceFile, walk } from './source-code.ts'

/** Each table with the folder whose `*-tables.ts` declares it. */
export function tablesOwned(files: readonly SourceFile[]): Map<string, string> {
  const owners = new Map<string, string>()
  for (const file of files.filter(({ path }) => /-tables\.ts$|\/tables\.ts$/.test(path))) {
    const declared = /interface Tables \{([^}]*)\}/.exec(file.text)?.[1] ?? ''
    for (const [, table = ''] of declared.matchAll(/^\s*(\w+):/gm)) {
      if (owners.has(table)) throw new Error(`${table} is declared in ${owners.get(table)} and again in ${file.path}`)
      owners.set(table, dirname(file.path))
    }
  }
  return owners
}

export interface Write {
  table: string
  place: string
}

type Call = Node & { callee?: { property?: { name?: string } }; arguments?: (Node & { value?: unknown })[] }
type Template = Node & { quasis?: { value: { raw: string } }[] }

/** Every place that inserts, updates or deletes: by the query builder or in SQL text. A table that is no literal is `?`. */
export function writesIn(file: SourceFile): Write[] {
  const writes: Write[] = []
  const note = (table: string, node: Node) => writes.push({ table, place: `${file.path}:${lineOf(file, node.start)}` })
  walk(file.program, (node) => {
    const call = node as Call
    if (
      call.type === 'CallExpression' &&
      /^(insertInto|updateTable|deleteFrom|replaceInto|mergeInto)$/.test(call.callee?.property?.name ?? '')
    ) {
      const first = call.arguments?.[0]
      note(typeof first?.value === 'string' ? (first.value.split(' ')[0] ?? '?') : '?', node)
    }
    if (node.type === 'TemplateLiteral') {
      const sql = ((node as Template).quasis ?? []).map(({ value }) => value.raw).join('?')
      for (const [, table = '?'] of sql.matchAll(/\b(?:insert into|delete from|truncate(?: table)?)\s+([\w?]+)/gi))
        note(table, node)
      for (const [, table = '?'] of sql.matchAll(/\bupdate\s+([\w?]+)(?:\s+as\s+\w+|\s+\w+)?\s+set\b/gi))
        note(table, node)
    }
  })
  return writes
}
