import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { unitChoices } from '#modules/organisations/exports.ts'
import { legalDay } from '#platform/clock.ts'
import { CheckboxList, NumberField, Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { inputOf, REQUEST_ID } from '#platform/forms/form-data.ts'
import { newForm } from '#platform/forms/form-state.ts'
import { failedForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { createTokenWithText } from '../accounts.ts'
import { permissionsOf } from '../authenticate.ts'
import { onceCookie } from '../once.ts'
import { leave } from '../page-session.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'identity.manage_tokens')
  const scopes = permissionsOf(app)
    .map((each) => each.code)
    .filter((code) => !/^(identity|organisations)\.(manage|own)/.test(code))
    .sort()
  return {
    scopes: [...new Set(scopes)].map((code) => ({ value: code, label: code })),
    units: await unitChoices(app.database.db, actor, 'identity.manage_tokens', legalDay(app.clock.now())),
    form: newForm({ days: 180 }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { app, actor, address } = await requirePage(args, 'identity.manage_tokens')
  const form = await args.request.formData()
  const requestId = String(form.get(REQUEST_ID) ?? '') || newId()
  try {
    const { id, token } = await createTokenWithText(app, inputOf(form), { actor, requestId, address })
    return leave('/identity/tokens', [onceCookie(app, args.request, { kind: 'token', id, text: token })])
  } catch (error) {
    return failedForm(error, form, requestId)
  }
}

export default function NewTokenPage() {
  const { scopes, units, form } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.identity_token_new()}
        line={m.identity_token_new_line()}
        acts={
          <SubmitButton main form="token">
            {m.identity_token_new_act()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '40rem', marginTop: '20px' }}>
        <PageForm form={useFormState(form)} id="token">
          <TextField name="name" label={m.identity_token_name()} hint={m.identity_token_name_hint()} />
          <Select name="unit_id" label={m.identity_unit()} hint={m.identity_token_unit_hint()} choices={units} />
          <NumberField name="days" label={m.identity_token_days()} unit={m.identity_days()} />
          <CheckboxList
            name="scopes"
            label={m.identity_token_scopes()}
            hint={m.identity_token_scopes_hint()}
            choices={scopes}
          />
        </PageForm>
      </div>
    </div>
  )
}
