import { draftForm } from '#platform/forms/draft-form.ts'
import { type FormState, newForm, type StartValue } from '#platform/forms/form-state.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { m } from '#words'
import { wrongState } from '../act.ts'
import { type ActName, DANGEROUS_ACTS, findObstacle, listNextActs } from '../act-rules.ts'
import { type Dossier, legalDay } from '../dossier.ts'
import { momentSentence } from '../moment-sentence.ts'
import { type ActFacts, actFacts } from './act-facts.ts'
import { CORRECTABLE } from './act-forms/correctable.ts'
import { type ClockPicture, clockPicture } from './clock-picture.ts'
import { type Head, headOf } from './dossier-page.ts'
import { type DossierRecord, readRecord } from './dossier-record.ts'
import { type StateLine, stateLine } from './state-line.ts'

/** What the page of one act shows. */
export interface ActPage {
  name: ActName
  head: Head
  state: StateLine
  clock: ClockPicture | null
  /** Why it cannot be done now; null when it can. What was typed stays on the page either way. */
  obstacle: string | null
  /** What this person may do instead. */
  instead: ActName[]
  dangerous: boolean
  facts: ActFacts
  /** Key under which what is typed keeps itself; null where an old draft would bring old particulars back. */
  draft: string | null
  form: FormState
}

export async function loadActPage(scope: RequestScope, dossier: Dossier, name: ActName): Promise<ActPage> {
  const record = await readRecord(scope, dossier)
  const obstacle = obstacleOf(name, dossier, scope)
  const draft = name === 'correct' ? null : `dossiers/${dossier.code}/${name}`
  const facts = await actFacts(name, record, scope)
  const start = { ...startValues(name, record), ...facts.start }
  return {
    name,
    head: headOf(dossier),
    state: stateLine(record),
    clock: clockPicture(record),
    obstacle,
    instead: obstacle === null ? [] : listNextActs(dossier, scope.actor),
    dangerous: DANGEROUS_ACTS.has(name),
    facts,
    draft,
    form: draft === null ? newForm(start) : await draftForm(scope, draft, start),
  }
}

/** The right itself was checked before; what remains is the state, the holder and, for closing, the applicant's time. */
function obstacleOf(name: ActName, dossier: Dossier, { actor, app }: RequestScope): string | null {
  const obstacle = findObstacle(name, dossier, actor)
  if (obstacle === 'held_by_another') return m.dossiers_held_by_another({ holder: dossier.holder_name ?? '' })
  if (obstacle !== undefined) return wrongState(name, dossier).message
  const until = dossier.waiting_until
  if (name === 'close_unanswered' && until !== null && app.clock.now() <= until) {
    return m.dossiers_still_time_to_answer({ until: momentSentence(until) })
  }
  return null
}

type Start = Record<string, StartValue>

/** What a form starts with: what is known already, so that nothing is typed twice. */
function startValues(name: ActName, { dossier, now }: DossierRecord): Start {
  switch (name) {
    case 'issue':
      return { result_kind: 'granted', result_on: legalDay(now), result_signer: dossier.result_signer }
    case 'return_result':
      return {
        method: dossier.return_method === 'counter_and_electronic' ? 'counter' : dossier.return_method,
        receiver_name: dossier.submitter_name ?? dossier.owner_name,
        receiver_identifier:
          dossier.submitter_identifier ?? (dossier.owner_kind === 'person' ? dossier.owner_identifier : null),
        destination: dossier.return_address,
      }
    case 'send_back':
      return { to_step: dossier.step - 1 }
    case 'stop':
      return dossier.state === 'withdrawal_requested' ? { ground: 'applicant_request' } : {}
    case 'ask_to_withdraw':
      return { channel: dossier.channel }
    case 'correct':
      return Object.fromEntries(CORRECTABLE.map((field) => [field, dossier[field]]))
    default:
      return {}
  }
}
