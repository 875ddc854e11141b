import { z } from 'zod'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { legalDay } from '../dossier.ts'
import { stopForResult } from '../dossier-clock.ts'
import { listClockMarks } from '../dossier-queries.ts'
import { fileInput } from '../lodging-input.ts'
import { optionalNote } from './refuse.ts'

/**
 * Ban hành: number, date, signer and file of the result. This is the end of processing: the legal clock stops here, not when
 * the applicant collects (law.md §5.6). `granted` is the result asked for, `rejected` a written reply with the reason.
 */
export const issue = defineDossierAct({
  name: 'issue',
  input: z.object({
    result_kind: z.enum(['granted', 'rejected']).default('granted'),
    result_number: z
      .string({ error: () => m.dossiers_number_missing() })
      .trim()
      .min(1, { error: () => m.dossiers_number_missing() })
      .max(100),
    result_on: z.iso.date({ error: () => m.dossiers_not_a_date() }),
    result_signer: z
      .string({ error: () => m.dossiers_signer_missing() })
      .trim()
      .min(1, { error: () => m.dossiers_signer_missing() })
      .max(200),
    files: z.array(fileInput).min(1, { error: () => m.dossiers_result_file_missing() }),
    note: optionalNote,
  }),
  facts: async (context, dossier) => ({ marks: await listClockMarks(context.tx, dossier.id) }),
  decide(_dossier, input, { now, marks }) {
    if (input.result_on > legalDay(now))
      throw new FormProblem([{ path: 'result_on', message: m.dossiers_day_in_future() }])
    return {
      type: 'issue',
      payload: {
        state: 'resolved',
        kind: input.result_kind,
        number: input.result_number,
        on: input.result_on,
        signer: input.result_signer,
        files: input.files.map((file) => file.sha256),
      },
      set: {
        state: 'resolved',
        result_number: input.result_number,
        result_on: input.result_on,
        result_signer: input.result_signer,
        end_ground: input.result_kind,
        resolved_at: now,
      },
      marks: stopForResult(marks, { at: now, ground: 'resolved', document: input.result_number }),
      files: input.files.map((file) => ({ ...file, purpose: 'result' as const })),
    }
  },
})
