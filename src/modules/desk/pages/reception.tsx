import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { receive, refuseAtCounter, supplementAtCounter } from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { type FieldProblem, FormProblem } from '#platform/errors.ts'
import { draftForm } from '#platform/forms/draft-form.ts'
import { PageForm, useFormState } from '#platform/forms/form.tsx'
import { inputOf, REQUEST_ID, valuesOf } from '#platform/forms/form-data.ts'
import { type FormState, newForm } from '#platform/forms/form-state.ts'
import { failedForm, forgetDraft, readPageForm } from '#platform/forms/handle-form.ts'
import { type RequestScope, requirePage } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { type FoundProcedure, findProcedures } from '../procedure-finder.ts'
import { askOf } from '../reception-ask.ts'
import { atOwnFields, RECEPTION_INTENTS, type ReceptionIntent, receptionInput } from '../reception-input.ts'
import { lookUp } from '../reception-look-up.ts'
import { placeOf, receptionChoices, startValues } from '../reception-start.ts'
import { type ReceptionView, receptionView } from '../reception-view.ts'
import { ReceptionForm } from './reception/reception-form.tsx'

const DRAFT = 'desk.reception'

/** What the page answers with when it is not done yet: everything typed, and what follows from it. */
export interface ReceptionAnswer extends FormState {
  view: ReceptionView
  ownerDossiers: number | null
  /** Several procedures fit what was typed: without JavaScript the officer chooses here. */
  procedures: readonly FoundProcedure[]
}

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'dossiers.receive')
  const { db } = scope.app.database
  const now = scope.app.clock.now()
  const asked = new URL(args.request.url).searchParams
  const start = await startValues(db, scope.actor, asked)
  // Whoever asks for something particular does not want what was left unfinished.
  const form = asked.size > 0 ? newForm(start) : await draftForm(scope, DRAFT, start)
  return {
    form,
    view: await viewFor(scope, form.values),
    choices: receptionChoices(),
    place: await placeOf(db, scope.actor, now),
  }
}

function viewFor({ app, actor, locale }: RequestScope, values: FormState['values']): Promise<ReceptionView> {
  const ask = askOf((name) => values[name]?.at(-1) ?? '')
  return receptionView({ db: app.database.db, actor, now: app.clock.now(), locale }, ask)
}

export async function action(args: ActionFunctionArgs) {
  const scope = await requirePage(args, 'dossiers.receive')
  const { form, problems } = await readPageForm(args, true)
  const intent = String(form.get('intent') ?? '')
  if (intent === 'discard') {
    await forgetDraft(scope, form)
    return redirect('/desk/reception', 303)
  }
  const chosen = RECEPTION_INTENTS.find((each) => each === intent)
  return chosen ? act(scope, form, chosen, problems) : look(scope, form, intent)
}

const ACTIONS = { receive, supplement: supplementAtCounter, refuse: refuseAtCounter }

async function act(scope: RequestScope, form: FormData, intent: ReceptionIntent, unread: readonly FieldProblem[]) {
  const { app, actor, address } = scope
  const requestId = String(form.get(REQUEST_ID) ?? '') || newId()
  try {
    if (unread.length > 0) throw new FormProblem(unread)
    const input = receptionInput(intent, inputOf(form))
    const { code } = await perform(app, ACTIONS[intent], input, { actor, requestId, address })
    await forgetDraft(scope, form)
    return redirect(`/desk/received/${code}`, 303)
  } catch (error) {
    const failed = failedForm(atOwnFields(intent, error), form, requestId)
    const view = await viewFor(scope, failed.data.values)
    return data<ReceptionAnswer>({ ...failed.data, view, ownerDossiers: null, procedures: [] }, failed.init ?? {})
  }
}

/** Nothing is written: numbers are looked up, a procedure is found, and the same page comes back with them. */
async function look(scope: RequestScope, form: FormData, intent: string) {
  const { db } = scope.app.database
  if (intent === 'change_procedure') for (const name of ['procedure_code', 'case_code']) form.delete(name)
  const typed = valuesOf(form)
  const known = await lookUp(db, typed, intent === 'look')
  const read = (name: string) => known.values[name] ?? typed[name]?.at(-1) ?? ''
  const found =
    read('procedure_code') === '' && read('procedure_query') !== ''
      ? await findProcedures(db, read('procedure_query'), scope.locale)
      : []
  const only = found.length === 1 ? found[0] : undefined
  if (only) known.values.procedure_code = only.code
  const values = {
    ...typed,
    ...Object.fromEntries(Object.entries(known.values).map(([name, value]) => [name, [value]])),
  }
  return data<ReceptionAnswer>({
    requestId: String(form.get(REQUEST_ID) ?? '') || newId(),
    values,
    problems: known.problems,
    view: await viewFor(scope, values),
    ownerDossiers: known.ownerDossiers,
    procedures: only ? [] : found,
  })
}

export default function ReceptionPage() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData() as ReceptionAnswer | undefined
  const form = useFormState(loaded.form)
  return (
    <div className="recpage">
      <PageTitle title={m.desk_reception_title()} acts={<Acts started={form.draftSavedAt !== undefined} />} />
      <PageForm key={loaded.form.requestId} form={form} className="rc-form" id="reception" draft={DRAFT} files>
        <ReceptionForm
          view={answered?.view ?? loaded.view}
          ownerDossiers={answered?.ownerDossiers ?? null}
          procedures={answered?.procedures ?? []}
          choices={loaded.choices}
          place={loaded.place}
        />
      </PageForm>
    </div>
  )
}

function Acts({ started }: { started: boolean }) {
  return (
    <>
      {started && (
        <button type="submit" form="reception" name="intent" value="discard" className="btn btn-sm">
          {m.desk_discard_draft()}
        </button>
      )}
      <a className="btn btn-sm" href="/desk">
        {m.desk_to_desk()}
      </a>
    </>
  )
}
