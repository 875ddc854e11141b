import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Refusal } from '#platform/errors.ts'
import { TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { changeUnit } from '../actions/change-unit.ts'
import { findUnit } from '../organisation-queries.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'organisations.manage_units')
  const unit = await findUnit(app.database.db, args.params.id ?? '')
  if (!unit) throw new Refusal(404, 'unit_not_found', m.organisations_unit_not_found())
  const { short_name, name_en, old_code, address, phone, email, version } = unit
  return { name: unit.name, form: newForm({ short_name, name_en, old_code, address, phone, email, version }) }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, {
    action: changeUnit,
    input: (_form, byName) => ({ ...byName, unit_id: args.params.id }),
    redirectTo: `/organisations/${args.params.id}`,
  })
}

export default function ChangeUnitPage() {
  const data = useLoaderData<typeof loader>()
  const form = useFormState(data.form)
  return (
    <div className="page">
      <PageTitle
        title={m.organisations_change_title()}
        line={data.name}
        acts={
          <SubmitButton main form="unit">
            {m.organisations_save()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '44rem', marginTop: '20px' }}>
        <PageForm form={form} id="unit">
          <input type="hidden" name="version" value={form.value('version')} />
          <TextField name="short_name" label={m.organisations_short_name()} />
          <TextField name="name_en" label={m.organisations_name_en()} />
          <TextField name="old_code" label={m.organisations_old_code()} digits optional />
          <TextField name="address" label={m.organisations_address()} optional />
          <TextField name="phone" label={m.organisations_phone()} type="tel" optional />
          <TextField name="email" label={m.organisations_email()} type="email" optional />
        </PageForm>
        <p className="hint">{m.organisations_change_hint()}</p>
      </div>
    </div>
  )
}
