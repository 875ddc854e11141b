import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { ACT_NAMES, type ActName } from '../act-rules.ts'
import { documentLabel } from '../document-words.ts'
import { findLastEvent, listDocuments } from '../dossier-queries.ts'

/** What was just done, and the sheet that it issued. */
export interface Done {
  act: ActName
  document: { id: string; label: string } | null
}

/** `?done=accept` after the act, as long as nothing has happened since: an old address says nothing. */
export async function findDone(db: Kysely<Tables>, dossierId: string, asked: string | null): Promise<Done | null> {
  const act = ACT_NAMES.find((each) => each === asked)
  if (!act) return null
  const last = await findLastEvent(db, dossierId)
  if (last?.type !== act) return null
  const issued = (await listDocuments(db, dossierId)).find((document) => document.event_seq === last.seq)
  return { act, document: issued ? { id: issued.id, label: documentLabel(issued.form_code) } : null }
}
