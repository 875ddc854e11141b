import { componentsOf, findVersionInForce } from '#modules/catalogue/exports.ts'
import { findDossier, legalDay, markOfficerTold, receive, submit } from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import { newId } from '#platform/ids.ts'
import { after, pick, type Stage, type Story } from './demonstration-stage.ts'

/** Hands the dossier in, at the counter, by post or online, and returns its code. */
export async function hand(stage: Stage, story: Story): Promise<string> {
  const input = await handedIn(stage, story)
  const requestId = newId()
  if (story.channel === 'online') {
    const actor: Actor = { kind: 'applicant', id: null, name: story.company.submitter, unitId: null, grants: new Map() }
    const { code } = await perform(stage.app, submit, input, { actor, requestId })
    await tellOfficer(stage, code)
    return code
  }
  const actor = pick(
    stage.people.all.filter((each) => can(each, 'dossiers.receive')),
    stage.random,
  )
  return (await perform(stage.app, receive, input, { actor, requestId })).code
}

/** As the job does it that looks every few minutes. */
async function tellOfficer(stage: Stage, code: string): Promise<void> {
  const { db } = stage.app.database
  const dossier = await findDossier(db, code)
  if (dossier) await markOfficerTold(db, dossier.id, after(stage, 5))
}

/** What the company brings: every paper that its case asks for in any event. */
async function handedIn(stage: Stage, story: Story): Promise<Record<string, unknown>> {
  const { company, wish, channel } = story
  const components = await papersFor(stage, story)
  return {
    procedure_code: wish.procedure,
    case_code: wish.case ?? '1',
    channel,
    area: company.area,
    owner_kind: company.kind,
    owner_name: company.name,
    owner_identifier: company.identifier,
    owner_address: company.address,
    owner_phone: company.phone,
    owner_email: company.email,
    submitter_name: company.submitter,
    submitter_identifier: company.submitter_identifier,
    submitter_phone: company.phone,
    authorisation: 'Giấy giới thiệu của doanh nghiệp',
    summary: wish.summary,
    return_method: channel === 'online' ? 'electronic' : 'counter',
    components,
    ...(channel === 'post' ? { postmarked_on: legalDay(new Date(story.receivedAt.getTime() - 86_400_000)) } : {}),
    files: components
      .slice(0, 1)
      .map(({ ordinal }) => ({ component: ordinal, sha256: stage.resultFile, name: 'van-ban-de-nghi.pdf' })),
  }
}

async function papersFor(stage: Stage, { wish, receivedAt }: Story) {
  const version = await findVersionInForce(stage.app.database.db, wish.procedure, legalDay(receivedAt))
  if (!version) throw new Error(`the demonstration wants ${wish.procedure}, which is not in the catalogue`)
  return componentsOf(version, wish.case ?? version.cases[0]?.code ?? null).map((component, ordinal) => ({
    ordinal,
    applicable: component.requirement !== 'conditional',
    originals: component.originals,
    certified: component.certified_copies,
    copies: component.originals + component.certified_copies === 0 ? Math.max(1, component.copies) : component.copies,
  }))
}
