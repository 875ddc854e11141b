import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { createOfficer } from '#modules/organisations/exports.ts'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { OfficerFields } from './officer-fields.tsx'

export async function loader(args: LoaderFunctionArgs) {
  await requirePage(args, 'identity.manage_accounts')
  return { form: newForm() }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, { action: createOfficer, redirectTo: (result) => `/identity/users/${result.id}` })
}

export default function NewUserPage() {
  const { form } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.identity_user_new()}
        line={m.identity_user_new_line()}
        acts={
          <SubmitButton main form="user">
            {m.identity_user_new_act()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '36rem', marginTop: '20px' }}>
        <PageForm form={useFormState(form)} id="user">
          <OfficerFields />
        </PageForm>
      </div>
    </div>
  )
}
