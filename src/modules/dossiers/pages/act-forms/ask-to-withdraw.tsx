import { Select } from '#platform/forms/fields.tsx'
import { m } from '#words'
import { CHANNELS } from '../../dossier-codes.ts'
import { channelLabel } from '../../dossier-words.ts'
import { ReasonField } from './note-field.tsx'

export function AskToWithdrawForm() {
  return (
    <>
      <Select
        name="channel"
        label={m.dossiers_form_request_channel()}
        choices={CHANNELS.map((value) => ({ value, label: channelLabel(value) }))}
      />
      <ReasonField label={m.dossiers_form_withdraw_reason()} />
    </>
  )
}
