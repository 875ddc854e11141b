import { z } from 'zod'
import type { WorkingCalendar } from '#modules/calendar/exports.ts'
import { type Action, type ActionContext, defineAction } from '#platform/access/action.ts'
import { type Actor, applicant } from '#platform/access/actor.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { followAcceptance } from './acceptance-store.ts'
import type { ActResult } from './act.ts'
import { writerOf } from './act.ts'
import { type ActName, isPossible } from './act-rules.ts'
import type { Dossier } from './dossier.ts'
import { dossierCalendar } from './dossier-calendar.ts'
import type { Change } from './dossier-change.ts'
import { lockDossier, saveChange } from './dossier-store.ts'
import { isTrackingKey } from './tracking-link.ts'

/** Who acts online without an account: the log says so in words, because nobody's identity was proven. */
export const onlineApplicant: Actor = { ...applicant, name: 'Người nộp hồ sơ (trực tuyến)' }

interface OnlineAct<Schema extends z.ZodObject, Facts> {
  /** Its rule says in which states the act is possible; its permission is for officers. */
  name: ActName
  input: Schema
  facts: (context: ActionContext, dossier: Dossier) => Promise<Facts>
  decide: (
    dossier: Dossier,
    input: z.output<Schema>,
    circumstances: Facts & { now: Date; calendar: WorkingCalendar },
  ) => Change
  impossible: (dossier: Dossier) => string
}

const target = { code: z.string().min(1), key: z.string() }

export type OnlineAction = Action<z.ZodObject, ActResult>

/**
 * An act of the applicant on an own dossier. Open to everybody who has the key that only this installation can sign: it is
 * in the QR code of the paper, and whoever passed the second factor of tracking is given it. A wrong key looks like a
 * dossier that is not there. The state decides whether the act is possible, so no version is asked for.
 */
export function defineOnlineAct<Schema extends z.ZodObject, Facts extends object>(
  act: OnlineAct<Schema, Facts>,
): (secret: string) => OnlineAction {
  return (secret) =>
    defineAction({
      name: `dossiers.${act.name}_online`,
      permission: `dossiers.${act.name}_online`,
      open: true,
      input: act.input.extend(target) as z.ZodObject,
      async run(context, raw) {
        const input = raw as z.output<Schema> & { code: string; key: string }
        if (!isTrackingKey(input.code, input.key, secret)) {
          throw new Refusal(404, 'dossier_not_found', m.dossiers_not_found({ code: input.code }))
        }
        const dossier = await lockDossier(context.tx, input.code)
        context.about(dossier.code, dossier.unit_id)
        if (!isPossible(act.name, dossier)) throw new Refusal(409, 'wrong_state', act.impossible(dossier))
        const facts = await act.facts(context, dossier)
        const calendar = await dossierCalendar(context.tx, dossier)
        const change = act.decide(dossier, input, { ...facts, now: context.now, calendar })
        const after = await saveChange(writerOf(context), dossier, change)
        await followAcceptance(context, dossier, after, act.name)
        return { code: after.code, state: after.state, version: after.version }
      },
    })
}
