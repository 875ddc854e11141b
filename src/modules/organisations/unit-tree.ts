/** Trees and lineages of units, from rows already read. Pure. */

export interface UnitRow {
  id: string
  code: string
  name: string
  name_en: string
  parent_id: string | null
  valid_from: string
  valid_to: string | null
}

export interface SuccessionRow {
  unit_id: string
  successor_id: string
  on_date: string
}

export type UnitNode<Row extends UnitRow> = Row & { children: UnitNode<Row>[] }

/** `on` is `YYYY-MM-DD`; such texts compare as the days they name. */
export function holdsOn(row: { valid_from: string; valid_to: string | null }, on: string): boolean {
  return row.valid_from <= on && (row.valid_to === null || row.valid_to >= on)
}

/**
 * The tree as it stood on a day. A unit whose parent was later renamed points at the new row; on an earlier day its
 * parent is that row's forerunner (law.md §9, "parent per period").
 */
export function treeOn<Row extends UnitRow>(
  units: readonly Row[],
  successions: readonly SuccessionRow[],
  on: string,
): UnitNode<Row>[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const nodes = new Map(
    units.filter((unit) => holdsOn(unit, on)).map((unit) => [unit.id, { ...unit, children: [] as UnitNode<Row>[] }]),
  )
  const roots: UnitNode<Row>[] = []
  for (const node of nodes.values()) {
    const parentId = node.parent_id === null ? null : relativeOn(byId, successions, node.parent_id, on)
    const parent = parentId === null ? undefined : nodes.get(parentId)
    ;(parent && parent !== node ? parent.children : roots).push(node)
  }
  const inOrder = (list: UnitNode<Row>[]) => {
    list.sort((a, b) => a.code.localeCompare(b.code, 'en') || a.name.localeCompare(b.name, 'vi'))
    for (const node of list) inOrder(node.children)
  }
  inOrder(roots)
  return roots
}

/**
 * The unit, forerunner or successor of `id` that stood on the day; null when none did. Where a unit was split or several
 * were merged, the first by code: one place in a tree, not a share of each.
 */
export function relativeOn<Row extends UnitRow>(
  units: ReadonlyMap<string, Row>,
  successions: readonly SuccessionRow[],
  id: string,
  on: string,
): string | null {
  const seen = new Set<string>([id])
  let frontier = [id]
  while (frontier.length > 0) {
    const standing = frontier
      .map((each) => units.get(each))
      .filter((unit) => unit !== undefined && holdsOn(unit, on))
      .sort((a, b) => (a?.code ?? '').localeCompare(b?.code ?? '', 'en'))[0]
    if (standing) return standing.id
    const next = successions.flatMap((row) =>
      frontier.includes(row.successor_id) ? [row.unit_id] : frontier.includes(row.unit_id) ? [row.successor_id] : [],
    )
    frontier = next.filter((each) => !seen.has(each))
    for (const each of frontier) seen.add(each)
  }
  return null
}

/**
 * For reports that roll up by successor: each unit → the unit that does its work on the day, following successions in
 * order of time. A unit that still stands maps to itself; one that was split maps to each of its heirs' first by code.
 */
export function heirsOn<Row extends UnitRow>(
  units: readonly Row[],
  successions: readonly SuccessionRow[],
  on: string,
): Map<string, string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const heirs = new Map<string, string>()
  for (const unit of units) {
    let current = unit.id
    const seen = new Set<string>()
    while (!seen.has(current)) {
      seen.add(current)
      const next = successions
        .filter((row) => row.unit_id === current && row.on_date <= on)
        .sort((a, b) =>
          (byId.get(a.successor_id)?.code ?? '').localeCompare(byId.get(b.successor_id)?.code ?? '', 'en'),
        )[0]
      if (!next) break
      current = next.successor_id
    }
    heirs.set(unit.id, current)
  }
  return heirs
}
