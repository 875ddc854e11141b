import type { RequestScope } from '../http/request-context.ts'
import { findDraft } from './draft-store.ts'
import { type FormState, newForm, type StartValue } from './form-state.ts'

/**
 * In the loader: the form as the officer left it, otherwise a fresh one. The page's `<PageForm draft="…">` names the same key
 * and keeps the draft; `handleForm` takes it away when the act is done.
 */
export async function draftForm(
  { app, actor }: RequestScope,
  formKey: string,
  start: { readonly [name: string]: StartValue } = {},
): Promise<FormState> {
  const fresh = newForm(start)
  const draft = actor.id ? await findDraft(app.database.db, actor.id, formKey) : undefined
  return draft
    ? { ...fresh, values: { ...fresh.values, ...draft.values }, draftSavedAt: draft.savedAt.toISOString() }
    : fresh
}
