import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import { decodeKey, type PageOf, pageOf } from '#platform/api/page-of.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { DossierState } from './dossier-codes.ts'
import { matches, matchesWords, type PageKey, type SearchPlan, searchPlan, searchWords } from './dossier-search.ts'
import type { DossierTable } from './dossier-tables.ts'

/** What a list shows of a dossier; never the whole row. */
export const listColumns = [
  'id',
  'code',
  'version',
  'state',
  'channel',
  'procedure_code',
  'procedure_name',
  'field_code',
  'case_name',
  'owner_name',
  'area',
  'step_kind',
  'step_name',
  'unit_id',
  'handling_unit_id',
  'receiving_unit_id',
  'returning_unit_id',
  'holder_id',
  'holder_name',
  'held_since',
  'acknowledged',
  'step_due_at',
  'due_at',
  'due_original_at',
  'due_first_at',
  'committed_due_at',
  'waiting_since',
  'waiting_until',
  'waiting_ground',
  'submitted_at',
  'received_at',
  'resolved_at',
  'released_at',
  'returned_at',
  'ended_at',
] as const
export type DossierRow = Pick<import('./dossier.ts').Dossier, (typeof listColumns)[number]>

export interface ListFilter {
  limit: number
  /** Code, name, tax code, phone, gist: with or without diacritics. */
  text?: string
  state?: string
  after?: string
}

const pageKey = z.tuple([z.string(), z.string()])

/** Dossiers that the actor may see, newest first. Keyset pages over (submitted_at, id). */
export async function listDossierPage(
  db: Kysely<Tables>,
  actor: Actor,
  filter: ListFilter,
): Promise<PageOf<DossierRow>> {
  const after = filter.after === undefined ? undefined : decodeKey(filter.after, pageKey)
  const words = searchWords(filter.text ?? '')
  const plan = words.length > 0 ? await searchPlan(db, words, after) : undefined
  // Common words in one state: the state has an order of its own, and may be rare itself.
  const byState = plan?.indexed.length === 0 && filter.state !== undefined
  const rows =
    plan && !byState
      ? await foundRows(db, actor, filter, plan, after)
      : await newestRows(db, actor, filter, after, words)
  return pageOf(rows, filter.limit, (row) => [row.submitted_at.toISOString(), row.id])
}

function newestRows(
  db: Kysely<Tables>,
  actor: Actor,
  { state, limit }: ListFilter,
  after: PageKey | undefined,
  words: readonly string[],
) {
  let query = seenBy(db.selectFrom('dossier').select(listColumns), actor)
  if (state) query = query.where('state', '=', state as DossierState)
  if (words.length > 0) query = query.where(matchesWords(words))
  if (after) query = query.where(sql<boolean>`(submitted_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Rare words: among the recent ones first. */
async function foundRows(
  db: Kysely<Tables>,
  actor: Actor,
  filter: ListFilter,
  plan: SearchPlan,
  after: PageKey | undefined,
): Promise<DossierRow[]> {
  if (!plan.recently) return rowsOfMatches(db, actor, filter, plan, after)
  const recent = await rowsOfMatches(db, actor, filter, plan, after)
  if (recent.length > filter.limit) return recent
  return rowsOfMatches(db, actor, filter, { ...plan, recently: undefined }, after)
}

/** What matches comes in order, and each dossier is looked up only until the page is full. */
function rowsOfMatches(
  db: Kysely<Tables>,
  actor: Actor,
  { state, limit }: ListFilter,
  plan: SearchPlan,
  after: PageKey | undefined,
) {
  return db
    .selectFrom(matches(plan, after).as('found'))
    .innerJoinLateral(
      (eb) => {
        const one = seenBy(eb.selectFrom('dossier').select(listColumns), actor).where(
          sql<boolean>`dossier.id = found.dossier_id`,
        )
        return (state ? one.where('state', '=', state as DossierState) : one).offset(0).as('dossier')
      },
      (join) => join.onTrue(),
    )
    .selectAll('dossier')
    .orderBy('found.submitted_at', 'desc')
    .orderBy('found.dossier_id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Narrows a query to the units in which the actor may view dossiers, and to what the actor holds. */
export function seenBy<O>(
  query: SelectQueryBuilder<Tables, 'dossier', O>,
  actor: Actor,
): SelectQueryBuilder<Tables, 'dossier', O> {
  const granted = actor.grants.get('dossiers.view')
  if (actor.kind === 'system' || granted === 'everywhere') return query
  const units = [...(granted ?? [])]
  return query.where(sql<boolean>`(
    unit_id = any(${units}::uuid[]) or handling_unit_id = any(${units}::uuid[]) or receiving_unit_id = any(${units}::uuid[])
    or resolving_unit_id = any(${units}::uuid[]) or returning_unit_id = any(${units}::uuid[]) or holder_id = ${actor.id}::uuid)`)
}

export type DossierColumns = keyof DossierTable
