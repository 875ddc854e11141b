import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { findPromise } from '../committed-limit-queries.ts'
import { endCommittedLimit } from '../committed-limit-store.ts'
import { MANAGE_COMMITMENTS } from './commit-to-limit.ts'

/** The promise holds for dossiers that are received until that day; those that were received under it keep it. */
export const endPromise = defineAction({
  name: 'catalogue.end_committed_limit',
  permission: MANAGE_COMMITMENTS,
  input: z.object({ id: z.uuid(), valid_to: z.iso.date({ error: () => m.catalogue_committed_no_day() }) }),
  async run({ tx, now, about, requireIn }, { id, valid_to }) {
    const promise = await findPromise(tx, id)
    if (!promise) throw new Refusal(404, 'no_such_promise', m.catalogue_committed_unknown())
    requireIn([promise.unit_id])
    about(promise.procedure_code, promise.unit_id)
    const over = promise.valid_to !== null && promise.valid_to < legalDay(now)
    if (over) throw new Refusal(409, 'promise_is_over', m.catalogue_committed_is_over())
    if (valid_to < legalDay(now) || valid_to < promise.valid_from)
      throw new FormProblem([{ path: 'valid_to', message: m.catalogue_committed_past() }])
    await endCommittedLimit(tx, id, valid_to)
    return { id }
  },
})
