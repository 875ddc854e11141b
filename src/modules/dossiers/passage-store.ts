import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Dossier } from './dossier.ts'
import type { ClockMarkDraft, PassageChange, PassageDraft } from './dossier-change.ts'
import type { Writer } from './dossier-store.ts'

/** Writes the way of a dossier: its passages and the marks of its clocks. Runs inside the caller's transaction. */

/** The dossier comes to a step, or to somebody else in it. */
export async function insertPassage(
  writer: Writer,
  dossierId: string,
  seq: number,
  passage: PassageDraft,
): Promise<void> {
  const { acknowledged, ...columns } = passage
  await writer.tx
    .insertInto('dossier_passage')
    .values({
      ...columns,
      dossier_id: dossierId,
      seq,
      handed_over_at: writer.now,
      handed_over_by: writer.actor.name,
      // In a unit's list it has arrived, but nobody has taken it yet.
      acknowledged_at: acknowledged && passage.holder_name !== null ? writer.now : null,
      acknowledged_by: acknowledged ? passage.holder_name : null,
      ended_at: null,
      outcome: null,
      note: null,
    })
    .execute()
}

/** What an act does to the passage in which the dossier is. */
export async function writePassage(
  writer: Writer,
  dossierId: string,
  seq: number,
  change: PassageChange,
): Promise<void> {
  const { tx, now, actor } = writer
  const open = tx.updateTable('dossier_passage').where('dossier_id', '=', dossierId).where('ended_at', 'is', null)
  switch (change.kind) {
    case 'move':
    case 'end':
      await open.set({ ended_at: now, outcome: change.outcome, note: change.note, ...takenBy(actor) }).execute()
      if (change.kind === 'move' && change.next) await insertPassage(writer, dossierId, seq, change.next)
      return
    case 'acknowledge':
      await open
        .set({
          acknowledged_at: now,
          acknowledged_by: actor.name,
          holder_id: change.holder_id,
          holder_name: change.holder_name,
        })
        .execute()
      return
    case 'retime':
      await open.set({ due_at: change.due_at }).execute()
  }
}

/** Whoever did the step of a dossier that lay in a unit's list had it, form 06 says. */
function takenBy(actor: Actor) {
  if (actor.kind !== 'officer') return {}
  return {
    holder_id: sql<string | null>`coalesce(holder_id, ${actor.id}::uuid)`,
    holder_name: sql<string | null>`case when holder_id is null then ${actor.name}::text else holder_name end`,
  }
}

/** All marks of an act in one statement; they are numbered after its event. */
export async function insertMarks(
  { tx, actor }: Writer,
  { id: dossier_id, calendar_version }: Dossier,
  seq: number,
  marks: ClockMarkDraft[],
): Promise<void> {
  const rows = marks.map((mark, index) => ({
    ...mark,
    dossier_id,
    seq: seq * 10 + index,
    author: actor.name,
    calendar_version,
  }))
  await tx.insertInto('clock_mark').values(rows).execute()
}
