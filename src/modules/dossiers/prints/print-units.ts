import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'

/** A unit as papers name it. */
export interface PrintUnit {
  name: string
  kind: string
  /** The body above, printed over the issuer; null for the topmost. */
  superior: string | null
  /** Where papers of the unit are dated: the name of its province or commune without its kind. */
  place: string
  phone: string | null
}

export type PrintUnits = ReadonlyMap<string, PrintUnit>

interface Row {
  of: string
  name: string
  kind: string
  phone: string | null
}

/** The units with those above them, nearest first. */
export async function readPrintUnits(db: Kysely<Tables>, ids: readonly string[]): Promise<PrintUnits> {
  const { rows } = await sql<Row>`
    with recursive above (of, id, depth) as (
      select id, id, 0 from unit where id = any(${[...new Set(ids)]}::uuid[])
      union all
      select above.of, unit.parent_id, above.depth + 1 from above join unit on unit.id = above.id where unit.parent_id is not null
    )
    select above.of, unit.name, unit.kind, unit.phone from above join unit on unit.id = above.id
    order by above.of, above.depth`.execute(db)
  const chains = Map.groupBy(rows, (row) => row.of)
  return new Map([...chains].flatMap(([id, chain]) => (chain[0] ? [[id, printUnit(chain[0], chain)] as const] : [])))
}

function printUnit(unit: Row, chain: readonly Row[]): PrintUnit {
  return {
    name: unit.name,
    kind: unit.kind,
    superior: chain[1]?.name ?? null,
    place: placeOf(chain.map((row) => row.name)),
    phone: unit.phone,
  }
}

/** `Ủy ban nhân dân tỉnh An Bình` → `An Bình`: the place before the date is the administrative unit's own name (NĐ 30/2020, Annex I). */
export function placeOf(names: readonly string[]): string {
  const shapes = [
    /^Ủy ban nhân dân (?:tỉnh|thành phố|xã|phường|đặc khu) (.+)$/u,
    /(?:tỉnh|thành phố|xã|phường|đặc khu) (\p{Lu}.+)$/u,
  ]
  for (const shape of shapes) {
    for (const name of names) {
      const place = shape.exec(name)?.[1]
      if (place) return place
    }
  }
  return names[0] ?? ''
}
