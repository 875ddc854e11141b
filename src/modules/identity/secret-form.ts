import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { failedForm } from '#platform/forms/handle-form.ts'
import { newId } from '#platform/ids.ts'

export interface SecretForm {
  requestId: string
  intent: string
  /** Exactly as typed: spaces may belong to a password. */
  secret(name: string): string
  /** Does the work; what is wrong comes back on the same page, without the secrets that were typed. */
  run<Result>(work: () => Promise<Result>): Promise<Result | ReturnType<typeof failedForm>>
}

/** A form with passwords or codes: unlike other forms, what was typed is not sent back. */
export async function secretForm(request: Request): Promise<SecretForm> {
  const form = await request.formData()
  const requestId = String(form.get(REQUEST_ID) ?? '') || newId()
  return {
    requestId,
    intent: String(form.get('intent') ?? ''),
    secret: (name) => String(form.get(name) ?? ''),
    async run(work) {
      try {
        return await work()
      } catch (error) {
        return failedForm(error, new FormData(), requestId)
      }
    },
  }
}
