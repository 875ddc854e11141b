import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { DateField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { createUnit } from '../actions/create-unit.ts'
import { kindChoices } from '../organisation-words.ts'
import { unitChoices } from '../unit-choices.ts'
import { UnitFields } from './unit-fields.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'organisations.manage_units')
  const today = legalDay(app.clock.now())
  const parent = new URL(args.request.url).searchParams.get('parent') ?? undefined
  return {
    kinds: kindChoices(),
    parents: await unitChoices(app.database.db, actor, 'organisations.manage_units', today),
    form: newForm({ parent_id: parent, valid_from: today }),
  }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, { action: createUnit, redirectTo: (result) => `/organisations/${result.id}` })
}

export default function NewUnitPage() {
  const { kinds, parents, form } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.organisations_new()}
        line={m.organisations_new_line()}
        acts={
          <SubmitButton main form="unit">
            {m.organisations_new_act()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '44rem', marginTop: '20px' }}>
        <PageForm form={useFormState(form)} id="unit">
          <UnitFields kinds={kinds} parents={parents} />
          <DateField name="valid_from" label={m.organisations_valid_from()} />
        </PageForm>
      </div>
    </div>
  )
}
