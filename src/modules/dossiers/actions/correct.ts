import { z } from 'zod'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { defineDossierAct } from '../act.ts'
import { phoneTails } from '../dossier.ts'
import type { DossierSet } from '../dossier-change.ts'
import { RETURN_METHODS } from '../dossier-codes.ts'
import { checkParty, partyFields } from '../party-input.ts'
import { optionalNote, reason } from './refuse.ts'

const correctable = {
  ...partyFields,
  summary: optionalNote,
  area: optionalNote,
  return_method: z.enum(RETURN_METHODS),
  return_address: optionalNote,
}

/**
 * Sửa lỗi nhập liệu: particulars that were typed wrong, with the reason; the log keeps what stood there before. Procedure, case,
 * dates and papers are not typing errors and cannot be changed here. Fields that are left out stay as they are.
 */
export const correct = defineDossierAct({
  name: 'correct',
  input: z.object(correctable).partial().extend({ reason }),
  decide(dossier, input) {
    const { reason: why, ...fields } = input
    const given = Object.entries(fields).filter(
      ([name, value]) => value !== undefined && value !== dossier[name as keyof typeof fields],
    )
    if (given.length === 0) throw new FormProblem([{ path: 'owner_name', message: m.dossiers_nothing_corrected() }])
    const set = Object.fromEntries(given) as DossierSet
    const after = { ...dossier, ...set }
    checkParty(after as typeof dossier)
    return {
      type: 'correct',
      payload: {
        reason: why,
        before: Object.fromEntries(given.map(([name]) => [name, dossier[name as keyof typeof fields]])),
        after: Object.fromEntries(given),
      },
      set: {
        ...set,
        phone_tails: phoneTails(after.owner_phone as string | null, after.submitter_phone as string | null),
      },
    }
  },
})
