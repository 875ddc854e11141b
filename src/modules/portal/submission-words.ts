import { m } from '#words'

/** Choices of the public form, in the applicant's words. Loaded by the browser's build too, so nothing but words. */

/** Name of the input for the authorisation's files. */
export const AUTHORISATION_FIELD = 'authorisation_files'

export function ownerKindChoices(): { value: string; label: string }[] {
  return [
    { value: 'enterprise', label: m.portal_kind_enterprise() },
    { value: 'person', label: m.portal_kind_person() },
    { value: 'organisation', label: m.portal_kind_organisation() },
    { value: 'state_body', label: m.portal_kind_state_body() },
  ]
}

export function returnChoices(): { value: string; label: string }[] {
  return [
    { value: 'electronic', label: m.portal_return_electronic() },
    { value: 'counter_and_electronic', label: m.portal_return_both() },
    { value: 'counter', label: m.portal_return_counter() },
    { value: 'post', label: m.portal_return_post() },
  ]
}

export function labelOf(choices: readonly { value: string; label: string }[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? ''
}
