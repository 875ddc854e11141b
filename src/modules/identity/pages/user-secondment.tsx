import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { findOfficer, listDesks, listPostsOn, secondOfficer, unitChoices } from '#modules/organisations/exports.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { DateField, Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'organisations.manage_officers')
  const { db } = app.database
  const officer = await findOfficer(db, args.params.officerId ?? '')
  if (!officer) throw new Refusal(404, 'officer_not_found', m.identity_account_not_found())
  const today = legalDay(app.clock.now())
  const desks = (await listDesks(db)).filter((desk) => desk.active)
  const posts = await listPostsOn(db, officer.id, today)
  return {
    name: officer.full_name,
    units: await unitChoices(db, actor, 'organisations.manage_officers', today),
    places: desks.map((desk) => ({ value: `${desk.unit_id} ${desk.id}`, label: `${desk.name} (${desk.unit_name})` })),
    form: newForm({
      from_unit_id: posts[0]?.unit_id,
      starts_on: today,
      title: m.identity_secondment_title_default({}, { locale: 'vi' }),
      title_en: m.identity_secondment_title_default({}, { locale: 'en' }),
    }),
  }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, {
    action: secondOfficer,
    input: (form, byName) => {
      const [toUnit, desk] = String(form.get('to_unit_id') ?? '').split(' ')
      return { ...byName, officer_id: args.params.officerId, to_unit_id: toUnit, desk_id: desk }
    },
    redirectTo: `/identity/users/${args.params.officerId}`,
  })
}

export default function UserSecondmentPage() {
  const { name, units, places, form } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.identity_secondment_new()}
        line={name}
        acts={
          <SubmitButton main form="secondment">
            {m.identity_secondment_act()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '40rem', marginTop: '20px' }}>
        <PageForm form={useFormState(form)} id="secondment">
          <Select name="from_unit_id" label={m.identity_secondment_from()} choices={units} />
          <Select name="to_unit_id" label={m.identity_secondment_to()} choices={places} />
          <TextField name="decision_number" label={m.identity_decision()} hint={m.identity_decision_hint()} />
          <DateField name="starts_on" label={m.identity_secondment_starts()} />
          <DateField name="ends_on" label={m.identity_secondment_ends()} hint={m.identity_secondment_ends_hint()} />
          <TextField name="title" label={m.identity_post_title()} />
          <TextField name="title_en" label={m.identity_post_title_en()} />
        </PageForm>
      </div>
    </div>
  )
}
