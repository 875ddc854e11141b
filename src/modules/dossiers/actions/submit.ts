import { defineAction } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { followAcceptance } from '../acceptance-store.ts'
import { prepareLodging, writeLodging } from '../lodging.ts'
import { lodgingInput } from '../lodging-input.ts'
import { requireHere } from '../route-elsewhere.ts'

/**
 * Nộp trực tuyến: the applicant hands in; the system acknowledges at once and an officer accepts, refuses or asks for a
 * supplement within 08 working hours (law.md §1.6). Open to everybody, so it needs a phone number: without the receipt's QR
 * code it is the only second factor of tracking.
 */
export const submit = defineAction({
  name: 'dossiers.submit',
  permission: 'dossiers.submit',
  open: true,
  input: lodgingInput,
  async run(context, input) {
    if (input.owner_phone === null && input.submitter_phone === null) {
      throw new FormProblem([{ path: 'owner_phone', message: m.dossiers_phone_missing() }])
    }
    const channel = input.channel === 'vneid' ? 'vneid' : 'online'
    const lodging = await prepareLodging(context, {
      ...input,
      channel,
      receiving_unit_id: input.receiving_unit_id ?? null,
    })
    requireHere(lodging.version)
    const row = await writeLodging(context, lodging, { type: 'submit' })
    await followAcceptance(context, null, row, 'submit')
    return { code: row.code, state: row.state, version: row.version }
  },
})
