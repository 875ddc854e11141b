import { RadioCards, Select } from '#platform/forms/fields.tsx'
import { Notice } from '#platform/ui/content.tsx'
import { m } from '#words'
import { LATE_CAUSES } from '../../dossier-codes.ts'
import { lateCauseLabel } from '../../late-words.ts'
import type { ActFormProps } from './act-form.ts'
import { ReasonField } from './note-field.tsx'

/**
 * The letter has drafted itself: the cause, the reason and the length are those of the ledger, and may be changed. Each length of
 * the extension says which appointment it gives; after the last possible day only the apology remains.
 */
export function ApologiseForm({ facts }: ActFormProps) {
  const { extensions = [], evidence = [] } = facts
  return (
    <>
      <Notice title={m.dossiers_form_apology_drafted()}>
        {evidence.length > 0 ? (
          <ul>
            {evidence.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : (
          <p>{m.dossiers_form_apology_no_evidence()}</p>
        )}
      </Notice>
      <Select
        name="extension_days"
        label={m.dossiers_form_extension()}
        hint={m.dossiers_form_extension_hint()}
        choices={[
          { value: '0', label: m.dossiers_form_extension_none() },
          ...extensions.map(({ days, due }) => ({
            value: String(days),
            label: m.dossiers_form_extension_days({ days, due }),
          })),
        ]}
      />
      <RadioCards
        name="cause"
        label={m.dossiers_form_cause()}
        choices={LATE_CAUSES.map((value) => ({ value, label: lateCauseLabel(value) }))}
      />
      <ReasonField label={m.dossiers_form_apology_reason()} hint={m.dossiers_form_on_paper_hint()} rows={9} />
      <Select
        name="signer_id"
        label={m.dossiers_form_apology_signer()}
        hint={m.dossiers_form_apology_signer_hint()}
        choices={(facts.people ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
        optional
      />
    </>
  )
}
