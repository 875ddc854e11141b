import { type ActionFunctionArgs, data, redirect } from 'react-router'
import type { z } from 'zod'
import { type Action, perform } from '../access/action.ts'
import { FormProblem, Refusal } from '../errors.ts'
import { pageAddress, type RequestScope, scopeOf } from '../http/request-context.ts'
import { newId } from '../ids.ts'
import { removeDraft } from './draft-store.ts'
import { DRAFT_KEY, inputOf, REQUEST_ID, SEARCHED, valuesOf } from './form-data.ts'
import type { FormState, FoundChoice } from './form-state.ts'
import { type ReadForm, readForm } from './read-form.ts'

export interface HandleFormOptions<Schema extends z.ZodType, Result> {
  action: Action<Schema, Result>
  /** The action's input from the form; by default every field under its own name. */
  input?: (form: FormData, byName: Record<string, unknown>) => unknown
  /** Where to go when it is done; always a 303, so that a reload never repeats it. */
  redirectTo: string | ((result: Result) => string)
  /** When the form was already read (`readPageForm`: a page with several forms looks at its `intent` first). */
  form?: ReadForm
  /** The form has file fields (officers' forms always may). */
  files?: boolean
  /** Search of a `Combobox` by its name, for browsers without JavaScript. */
  search?: Readonly<Record<string, (text: string, scope: RequestScope) => Promise<readonly FoundChoice[]>>>
}

/**
 * The action of a page, in one call: perform → 303. A form problem comes back with 422 and a refusal with its own status
 * (409 …), on the same page with everything typed; other errors go to the error page. Whose session has ended goes to
 * /login and comes back to this page, where the kept draft waits.
 */
export async function handleForm<Schema extends z.ZodType, Result>(
  args: ActionFunctionArgs,
  options: HandleFormOptions<Schema, Result>,
) {
  const scope = scopeOf(args)
  const { app, actor, address } = scope
  if (actor.kind === 'applicant' && !options.action.open) return loginAndBack(args.request)
  const { form, problems } = options.form ?? (await readPageForm(args, options.files))
  const requestId = String(form.get(REQUEST_ID) ?? '') || newId()
  const searched = await searchedState(options, form, requestId, scope)
  if (searched) return searched
  try {
    if (problems.length > 0) throw new FormProblem(problems)
    const byName = inputOf(form)
    const input = options.input ? options.input(form, byName) : byName
    const result = await perform(app, options.action, input, { actor, requestId, address })
    await forgetDraft(scope, form)
    const target = typeof options.redirectTo === 'string' ? options.redirectTo : options.redirectTo(result)
    return redirect(target, 303)
  } catch (error) {
    return failedForm(error, form, requestId, await findAgain(options, form, scope))
  }
}

/** The submitted form of a page; files are stored on the way when the page asks for some or an officer sends them. */
export function readPageForm(args: ActionFunctionArgs, files?: boolean): Promise<ReadForm> {
  const { app, actor } = scopeOf(args)
  return readForm(args.request, app, files ?? actor.kind === 'officer')
}

/**
 * For a page that performs in its own way: turns the error into the form's answer, or throws it on.
 * @param found what the search fields of the form found, so that the lists to choose from come back too
 */
export function failedForm(error: unknown, form: FormData, requestId: string, found?: FormState['found']) {
  const state: FormState = { ...stateOf(form, requestId), ...(found ? { found } : {}) }
  if (error instanceof FormProblem) return data<FormState>({ ...state, problems: error.problems }, { status: 422 })
  if (error instanceof Refusal && error.status !== 403 && error.status !== 404) {
    const refusal = { code: error.code, message: error.message, instead: error.instead }
    return data<FormState>({ ...state, refusal }, { status: error.status })
  }
  throw error
}

function stateOf(form: FormData, requestId: string): FormState {
  const intent = form.get('intent')
  return { requestId, values: valuesOf(form), problems: [], ...(typeof intent === 'string' ? { intent } : {}) }
}

/** Takes away the kept draft of a form whose act is done. */
export async function forgetDraft({ app, actor }: RequestScope, form: FormData): Promise<void> {
  const key = form.get(DRAFT_KEY)
  if (typeof key === 'string' && key && actor.id) await removeDraft(app.database.db, actor.id, key)
}

function loginAndBack(request: Request) {
  return redirect(`/login?next=${encodeURIComponent(pageAddress(request))}`, 303)
}

async function searchedState<Schema extends z.ZodType, Result>(
  options: HandleFormOptions<Schema, Result>,
  form: FormData,
  requestId: string,
  scope: RequestScope,
) {
  const name = form.get(SEARCHED)
  if (typeof name !== 'string' || !options.search || !Object.hasOwn(options.search, name)) return undefined
  return data<FormState>({ ...stateOf(form, requestId), found: await findAgain(options, form, scope) })
}

/** What each search field finds for the text typed in it. */
async function findAgain<Schema extends z.ZodType, Result>(
  { search = {} }: HandleFormOptions<Schema, Result>,
  form: FormData,
  scope: RequestScope,
): Promise<NonNullable<FormState['found']>> {
  const typed = Object.entries(search).map(
    ([name, find]) => [name, String(form.get(`${name}~text`) ?? ''), find] as const,
  )
  const asked = typed.filter(([, text]) => text !== '')
  return Object.fromEntries(
    await Promise.all(asked.map(async ([name, text, find]) => [name, await find(text, scope)] as const)),
  )
}
