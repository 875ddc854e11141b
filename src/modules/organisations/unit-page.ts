import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { listSecondments, listUnitPosts } from './officer-queries.ts'
import { type Desk, findUnit, listChildren, listDesks, listHistory } from './organisation-queries.ts'
import { kindName, localName, localTitle, roleName, successionName } from './organisation-words.ts'

/** What the page of one unit shows, in the reader's language. Refusal 404 when there is no such unit. */
export async function loadUnit(db: Kysely<Tables>, id: string, today: string) {
  const unit = await findUnit(db, id)
  if (!unit) throw new Refusal(404, 'unit_not_found', m.organisations_unit_not_found())
  const parent = unit.parent_id === null ? undefined : await findUnit(db, unit.parent_id)
  const shown = localName(unit)
  return {
    unit: { ...unit, kindWord: kindName(unit.kind), shown, other: unit.name === shown ? unit.name_en : unit.name },
    parent: parent && { id: parent.id, name: localName(parent) },
    children: (await listChildren(db, id)).map((child) => ({ id: child.id, code: child.code, name: localName(child) })),
    history: (await listHistory(db, id)).map((row) => ({ ...row, word: successionName(row.kind) })),
    desks: (await listDesks(db, id)).map(deskLine),
    posts: (await listUnitPosts(db, id)).map((post) => postLine(post, today)),
    secondments: await listSecondments(db, { unitId: id }),
    isCentre: unit.kind === 'centre' || unit.kind === 'commune_centre',
  }
}

type DeskRow = Pick<Desk, 'id' | 'code' | 'name' | 'name_en' | 'active'> & {
  serves_name: string | null
  serves_name_en: string | null
}

function deskLine(desk: DeskRow) {
  const serves =
    desk.serves_name === null ? null : localName({ name: desk.serves_name, name_en: desk.serves_name_en ?? '' })
  return { id: desk.id, code: desk.code, name: localName(desk), active: desk.active, serves }
}

function postLine(post: Awaited<ReturnType<typeof listUnitPosts>>[number], today: string) {
  return {
    id: post.id,
    officerId: post.officer_id,
    name: post.full_name,
    title: localTitle(post),
    role: roleName(post.role),
    from: post.valid_from,
    to: post.valid_to,
    now: post.active && post.valid_from <= today && (post.valid_to === null || post.valid_to >= today),
  }
}
