import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { Checkbox, Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { saveDesk } from '../actions/save-desk.ts'
import { findUnit, listDesks } from '../organisation-queries.ts'
import { localName } from '../organisation-words.ts'
import { unitChoices } from '../unit-choices.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'organisations.manage_units')
  const { db } = app.database
  const unit = await findUnit(db, args.params.id ?? '')
  if (!unit) throw new Refusal(404, 'unit_not_found', m.organisations_unit_not_found())
  const code = new URL(args.request.url).searchParams.get('code')
  const desk = code === null ? undefined : (await listDesks(db, unit.id)).find((each) => each.code === code)
  return {
    centre: localName(unit),
    isNew: desk === undefined,
    units: await unitChoices(db, actor, 'organisations.manage_units', legalDay(app.clock.now())),
    form: newForm(
      desk
        ? {
            code: desk.code,
            name: desk.name,
            name_en: desk.name_en,
            serves_unit_id: desk.serves_unit_id,
            active: desk.active,
          }
        : { active: true },
    ),
  }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, {
    action: saveDesk,
    input: (_form, byName) => ({ ...byName, unit_id: args.params.id }),
    redirectTo: `/organisations/${args.params.id}`,
  })
}

export default function DeskPage() {
  const { centre, isNew, units, form } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={isNew ? m.organisations_desk_new() : m.organisations_desk_change()}
        line={centre}
        acts={
          <SubmitButton main form="desk">
            {m.organisations_save()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '44rem', marginTop: '20px' }}>
        <PageForm form={useFormState(form)} id="desk">
          <TextField
            name="code"
            label={m.organisations_desk_code()}
            hint={m.organisations_desk_code_hint()}
            digits
            maxLength={20}
          />
          <TextField name="name" label={m.organisations_desk_name()} />
          <TextField name="name_en" label={m.organisations_name_en()} />
          <Select
            name="serves_unit_id"
            label={m.organisations_desk_serves()}
            hint={m.organisations_desk_serves_hint()}
            choices={units}
            optional
          />
          <Checkbox name="active" label={m.organisations_desk_open()} />
        </PageForm>
      </div>
    </div>
  )
}
