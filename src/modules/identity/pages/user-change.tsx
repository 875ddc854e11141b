import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { changeOfficer, findOfficer } from '#modules/organisations/exports.ts'
import { Refusal } from '#platform/errors.ts'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { OfficerFields } from './officer-fields.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'identity.manage_accounts')
  const officer = await findOfficer(app.database.db, args.params.officerId ?? '')
  if (!officer) throw new Refusal(404, 'officer_not_found', m.identity_account_not_found())
  const { full_name, born_on, email, phone, version } = officer
  return { name: full_name, form: newForm({ full_name, born_on, email, phone, version }) }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, {
    action: changeOfficer,
    input: (_form, byName) => ({ ...byName, officer_id: args.params.officerId }),
    redirectTo: `/identity/users/${args.params.officerId}`,
  })
}

export default function ChangeUserPage() {
  const data = useLoaderData<typeof loader>()
  const form = useFormState(data.form)
  return (
    <div className="page">
      <PageTitle
        title={m.identity_user_change()}
        line={data.name}
        acts={
          <SubmitButton main form="user">
            {m.identity_save()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '36rem', marginTop: '20px' }}>
        <PageForm form={form} id="user">
          <input type="hidden" name="version" value={form.value('version')} />
          <OfficerFields />
        </PageForm>
      </div>
    </div>
  )
}
