import type { Kysely } from 'kysely'
import { type Actor, can } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'
import { listUnitTree, type Unit } from './organisation-queries.ts'
import { localName } from './organisation-words.ts'
import type { UnitNode } from './unit-tree.ts'

/** Units of the day in which the actor holds the permission, for a select: indented as in the tree, with their codes. */
export async function unitChoices(
  db: Kysely<Tables>,
  actor: Actor,
  permission: string,
  on: string,
): Promise<{ value: string; label: string }[]> {
  const choices: { value: string; label: string }[] = []
  const walk = (nodes: readonly UnitNode<Unit>[], depth: number) => {
    for (const node of nodes) {
      if (can(actor, permission, [node.id])) {
        choices.push({ value: node.id, label: `${'\u2003'.repeat(depth)}${localName(node)} (${node.code})` })
      }
      walk(node.children, depth + 1)
    }
  }
  walk(await listUnitTree(db, on), 0)
  return choices
}
