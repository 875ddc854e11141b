import type { Kysely } from 'kysely'
import { listOfficersInPost, listPostsOn, type OfficerInPost } from '#modules/organisations/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Tables } from '#platform/database/tables.ts'

/** Who signs a sheet, and the lines above the name. */
export interface Signature {
  signer_name: string
  signer_title: string[]
}

/**
 * The lines above a signature (NĐ 30/2020/NĐ-CP, Annex I, part II, item 7): the chief signs in the own title, a deputy
 * KT. (ký thay) the chief, a head of division TL. (thừa lệnh); for a People's Committee, which decides together, everybody
 * signs TM. (thay mặt). `chief` is the title of the agency's head.
 */
export function authorityLines(
  post: { role: string; title: string },
  agency: { kind: string; chief: string | null },
): string[] {
  const collective = agency.kind === 'province' ? ['TM. Ủy ban nhân dân'] : []
  if (post.role === 'leader') {
    const deputyOf = /^Phó\s+(.+)$/u.exec(post.title)?.[1]
    return deputyOf ? [...collective, `KT. ${capitalised(deputyOf)}`, post.title] : [...collective, post.title]
  }
  return post.role === 'head' && agency.chief !== null ? [`TL. ${agency.chief}`, post.title] : [post.title]
}

/**
 * The signer for an agency: whoever acts when they lead it, else the leader who was named, else its head. The specialist who
 * prepares a letter does not sign it.
 */
export async function leaderSignature(
  db: Kysely<Tables>,
  actor: Actor,
  agencyId: string,
  on: string,
  namedId: string | null,
): Promise<Signature> {
  const leaders = await listOfficersInPost(db, { unitIds: [agencyId], roles: ['leader'], on })
  const chief = chiefOf(leaders)
  const signer =
    leaders.find((each) => each.officer_id === actor.id) ?? leaders.find((each) => each.officer_id === namedId) ?? chief
  if (!signer) return ownSignature(db, actor, agencyId, on)
  return signatureOf(signer, await agencyKind(db, agencyId), chief)
}

/** Whoever acts signs, in the post that they hold today. */
export async function ownSignature(db: Kysely<Tables>, actor: Actor, agencyId: string, on: string): Promise<Signature> {
  const posts = actor.kind === 'officer' && actor.id ? await listPostsOn(db, actor.id, on) : []
  const post = posts.find((each) => each.unit_id === actor.unitId) ?? posts[0]
  if (!post) return { signer_name: actor.name, signer_title: ['Người lập văn bản'] }
  const leaders = await listOfficersInPost(db, { unitIds: [agencyId], roles: ['leader'], on })
  return signatureOf(post, await agencyKind(db, agencyId), chiefOf(leaders))
}

function signatureOf(post: OfficerInPost, kind: string, chief: OfficerInPost | undefined): Signature {
  return { signer_name: post.full_name, signer_title: authorityLines(post, { kind, chief: chief?.title ?? null }) }
}

function chiefOf(leaders: readonly OfficerInPost[]): OfficerInPost | undefined {
  return leaders.find((each) => !each.title.startsWith('Phó ')) ?? leaders[0]
}

async function agencyKind(db: Kysely<Tables>, id: string): Promise<string> {
  return (await db.selectFrom('unit').select('kind').where('id', '=', id).executeTakeFirstOrThrow()).kind
}

function capitalised(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1)
}
