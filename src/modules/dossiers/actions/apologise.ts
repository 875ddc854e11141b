import { z } from 'zod'
import { latestApology } from '#modules/calendar/exports.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { documentDraft, numberDocument, printedDossier } from '../document-facts.ts'
import { legalDay } from '../dossier.ts'
import { extendClocks } from '../dossier-clock.ts'
import { LATE_CAUSES } from '../dossier-codes.ts'
import { listClockMarks, listComponents } from '../dossier-queries.ts'
import { boundNumber } from '../legal-numbers.ts'
import { leaderSignature } from '../signing-authority.ts'
import { reason } from './refuse.ts'

/**
 * Xin lỗi và đề nghị gia hạn (form 04): once, and proposed at the latest one day before the appointment (law.md §1.7). The
 * extension is counted from the original due date, which is kept; lateness is reported against both. After that day, or
 * without a new appointment, only the apology itself remains possible.
 */
export const apologise = defineDossierAct({
  name: 'apologise',
  input: z.object({
    cause: z.enum(LATE_CAUSES, { error: () => m.dossiers_choose_cause() }),
    reason,
    /** The leader who signs, when it is not whoever writes the letter; left out: the head of the agency. */
    signer_id: z.uuid().nullish(),
    extension_days: z.coerce
      .number()
      .int()
      .min(0)
      .max(60, { error: () => m.dossiers_extension_too_long() })
      .default(0),
  }),
  facts: async (context, dossier, input) => ({
    marks: await listClockMarks(context.tx, dossier.id),
    components: await listComponents(context.tx, dossier.id),
    number: await numberDocument(context, dossier.resolving_unit_id, 'apology'),
    signature: await leaderSignature(
      context.tx,
      context.actor,
      dossier.resolving_unit_id,
      legalDay(context.now),
      input.signer_id ?? null,
    ),
    daysBefore: await boundNumber(context.tx, 'late.apologyDaysBeforeDue', dossier),
  }),
  decide(dossier, input, { now, calendar, marks, components, number, daysBefore, signature }) {
    const extends_ = input.extension_days > 0
    if (
      extends_ &&
      (dossier.due_at === null || legalDay(now) > latestApology(calendar, dossier.due_at.getTime(), daysBefore).on)
    ) {
      throw new FormProblem([{ path: 'extension_days', message: m.dossiers_too_late_to_extend() }])
    }
    const occasion = { at: now, ground: 'extension', document: number }
    const clocks = extends_ ? extendClocks(dossier, calendar, marks, input.extension_days, occasion) : undefined
    const due = (clocks ? clocks.set.due_at : dossier.due_at) as Date | null
    const facts = {
      dossier: printedDossier(dossier),
      components,
      reason: input.reason,
      due_before: dossier.due_at?.toISOString() ?? null,
      due_after: extends_ ? (due?.toISOString() ?? null) : null,
      extension: extends_ ? { value: input.extension_days, unit: 'working_days' } : null,
      ...signature,
    }
    return {
      type: 'apologise',
      payload: {
        cause: input.cause,
        reason: input.reason,
        days: input.extension_days,
        due_before: facts.due_before,
        due_after: facts.due_after,
      },
      set: { ...clocks?.set, apologies: dossier.apologies + 1, extensions: dossier.extensions + (extends_ ? 1 : 0) },
      marks: clocks?.marks ?? [],
      documents: [documentDraft('apology', number, facts)],
    }
  },
})
