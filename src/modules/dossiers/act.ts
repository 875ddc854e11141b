import { z } from 'zod'
import type { WorkingCalendar } from '#modules/calendar/exports.ts'
import { type Action, type ActionContext, defineAction, notAllowed } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { followAcceptance } from './acceptance-store.ts'
import { ACT_RULES, type ActName, findObstacle, listPossibleActs } from './act-rules.ts'
import type { Dossier } from './dossier.ts'
import { dossierCalendar } from './dossier-calendar.ts'
import type { Change } from './dossier-change.ts'
import { findLastEvent } from './dossier-queries.ts'
import { lockDossier, saveChange, type Writer } from './dossier-store.ts'
import { maySee } from './dossier-view.ts'
import { actLabel, eventLabel, stateLabel } from './dossier-words.ts'
import { momentSentence } from './moment-sentence.ts'

export interface ActResult {
  code: string
  state: string
  version: number
}

/** What every decision may look at besides the dossier; `Facts` are what this act has read in addition. */
export type Circumstances<Facts> = Facts & { now: Date; actor: ActionContext['actor']; calendar: WorkingCalendar }

interface DossierAct<Schema extends z.ZodObject, Facts> {
  name: ActName
  input: Schema
  /** Reads what the decision needs; the dossier is locked by then. */
  facts?: (context: ActionContext, dossier: Dossier, input: z.output<Schema>) => Promise<Facts>
  /** Pure. Throws `Refusal` (409, 422) when a rule of this act says no. */
  decide: (dossier: Dossier, input: z.output<Schema>, circumstances: Circumstances<Facts>) => Change
}

const target = { code: z.string().min(1), version: z.coerce.number().int() }

export type DossierAction = Action<z.ZodObject, ActResult>

/**
 * An act on an existing dossier: lock → has somebody been faster → right → is it possible now → decide → write.
 * The caller names the version that was on the screen, so of two people acting at once exactly one succeeds and
 * the other one is told what happened (rule 7).
 */
export function defineDossierAct<Schema extends z.ZodObject, Facts extends object = object>(
  act: DossierAct<Schema, Facts>,
): DossierAction {
  const rule = ACT_RULES[act.name]
  return defineAction({
    name: `dossiers.${act.name}`,
    permission: rule.permission,
    input: act.input.extend(target) as z.ZodObject,
    async run(context, raw) {
      const input = raw as z.output<Schema> & { code: string; version: number }
      const dossier = await lockDossier(context.tx, input.code)
      context.about(dossier.code, dossier.unit_id)
      // Said before the right is looked at: what somebody else did may have carried the dossier out of this person's units.
      const stale = dossier.version !== input.version
      if (stale && maySee(context.actor, dossier)) throw await changedMeanwhile(context, dossier)
      context.requireIn(rule.units(dossier))
      if (stale) throw await changedMeanwhile(context, dossier)
      refuseImpossible(act.name, dossier, context)
      const facts = act.facts ? await act.facts(context, dossier, input) : ({} as Facts)
      const calendar = await dossierCalendar(context.tx, dossier)
      const change = act.decide(dossier, input, { ...facts, now: context.now, actor: context.actor, calendar })
      const after = await saveChange(writerOf(context), dossier, change)
      await followAcceptance(context, dossier, after, act.name)
      return { code: after.code, state: after.state, version: after.version }
    },
  })
}

export function writerOf(context: ActionContext): Writer {
  return { tx: context.tx, actor: context.actor, now: context.now, requestId: context.requestId }
}

function refuseImpossible(name: ActName, dossier: Dossier, context: ActionContext): void {
  const obstacle = findObstacle(name, dossier, context.actor)
  if (obstacle === undefined) return
  if (obstacle === 'not_allowed') throw notAllowed()
  if (obstacle === 'held_by_another') {
    throw new Refusal(409, 'held_by_another', m.dossiers_held_by_another({ holder: dossier.holder_name ?? '' }))
  }
  throw wrongState(name, dossier)
}

/** The sentence says in which state the dossier is, that the act does not fit, and what may be done instead. */
export function wrongState(name: ActName, dossier: Dossier): Refusal {
  const instead = listPossibleActs(dossier).map(actLabel)
  if (name === 'apologise' && dossier.apologies > 0) {
    return new Refusal(409, 'already_apologised', m.dossiers_already_apologised(), instead)
  }
  const message = m.dossiers_wrong_state({
    state: stateLabel(dossier.state),
    step: dossier.step_name,
    act: actLabel(name),
  })
  return new Refusal(409, 'wrong_state', message, instead)
}

async function changedMeanwhile(context: ActionContext, dossier: Dossier): Promise<Refusal> {
  const last = await findLastEvent(context.tx, dossier.id)
  const message = m.dossiers_changed_meanwhile({
    who: last?.actor_name ?? '',
    what: last ? eventLabel(last.type) : '',
    when: last ? momentSentence(last.at) : '',
  })
  return new Refusal(409, 'changed_meanwhile', message, listPossibleActs(dossier).map(actLabel))
}
