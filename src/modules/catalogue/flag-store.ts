/** Writes the defects that an import found. A decision of a person survives every later import. */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { newId } from '#platform/ids.ts'
import type { Flag } from './flag-rules.ts'
import type { ParsedCatalogue } from './procedure-file.ts'
import { json } from './version-rows.ts'

export interface FlagCount {
  raised: number
  /** Gone from the data before anybody decided. */
  resolved: number
  open: number
}

/**
 * Raises what is new, reopens what came back, resolves what the imported procedures no longer have. Flags on `*` and on
 * codes that were not imported are only added to.
 */
export async function storeFlags(
  tx: Transaction<Tables>,
  { catalogue, flags }: ParsedCatalogue,
  now: Date,
): Promise<FlagCount> {
  const wanted = await withoutKnownSuccessors(tx, flags)
  const imported = catalogue.procedures.map((entry) => entry.code)
  const codes = [...new Set([...imported, ...wanted.map((flag) => flag.procedure_code)])]
  if (codes.length === 0) return { raised: 0, resolved: 0, open: 0 }
  const known = await tx
    .selectFrom('data_quality_flag')
    .selectAll()
    .where('procedure_code', 'in', codes)
    .forUpdate()
    .execute()
  const stored = new Set(known.map(keyOf))
  const found = new Map(wanted.map((flag) => [keyOf({ ...flag, fingerprint: fingerprintOf(flag) }), flag]))
  const raised = [...found].flatMap(([key, flag]) => (stored.has(key) ? [] : [flag]))
  await raise(tx, raised, now)
  const back = known.filter((flag) => flag.state === 'resolved' && found.has(keyOf(flag)))
  const open = known.filter((flag) => flag.state === 'open')
  const gone = open.filter((flag) => imported.includes(flag.procedure_code) && !found.has(keyOf(flag)))
  await setState(tx, back, 'open')
  await setState(tx, gone, 'resolved')
  const added = raised.length + back.length
  return { raised: added, resolved: gone.length, open: open.length - gone.length + added }
}

function keyOf(flag: { procedure_code: string; fingerprint: string }): string {
  return `${flag.procedure_code} ${flag.fingerprint}`
}

async function raise(tx: Transaction<Tables>, flags: readonly Flag[], now: Date): Promise<void> {
  const { last } = await tx
    .selectFrom('data_quality_flag')
    .select((eb) => eb.fn.max<number | null>('ordinal').as('last'))
    .executeTakeFirstOrThrow()
  for (const [index, flag] of flags.entries()) {
    const { detail, ...columns } = flag
    await tx
      .insertInto('data_quality_flag')
      .values({
        id: newId(),
        ...columns,
        detail: json(detail),
        fingerprint: fingerprintOf(flag),
        state: 'open',
        found_at: now,
        ordinal: (last ?? 0) + 1 + index,
      })
      .execute()
  }
}

/** The same defect at the same place has the same fingerprint. */
function fingerprintOf({ path, rule, detail, message }: Flag): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, path, detail, message]))
    .digest('base64url')
}

/** A successor that is not in this file may have come with another one. */
async function withoutKnownSuccessors(tx: Transaction<Tables>, flags: readonly Flag[]): Promise<Flag[]> {
  const codes = flags.filter((flag) => flag.rule === 'successor_unknown').map((flag) => String(flag.detail.code))
  if (codes.length === 0) return [...flags]
  const rows = await tx.selectFrom('procedure').select('code').where('code', 'in', codes).execute()
  const known = new Set(rows.map((row) => row.code))
  return flags.filter((flag) => flag.rule !== 'successor_unknown' || !known.has(String(flag.detail.code)))
}

async function setState(
  tx: Transaction<Tables>,
  flags: readonly { id: string }[],
  state: 'open' | 'resolved',
): Promise<void> {
  if (flags.length === 0) return
  const ids = flags.map((flag) => flag.id)
  await tx.updateTable('data_quality_flag').set({ state }).where('id', 'in', ids).execute()
}
