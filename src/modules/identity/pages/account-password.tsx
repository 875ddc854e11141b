import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { changeOwnPassword } from '../own-account.ts'
import { leave, requireOwnPage } from '../page-session.ts'
import { passwordRuleText } from '../password-words.ts'
import { secretForm } from '../secret-form.ts'
import { securityPolicy } from '../security-policy.ts'

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireOwnPage(args)
  const { app } = scopeOf(args)
  const policy = await securityPolicy(app.database.db, app.clock.now())
  return { username: person.username, rule: passwordRuleText(person.hasSecondFactor, policy), form: newForm() }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireOwnPage(args)
  const { app, address } = scopeOf(args)
  const form = await secretForm(args.request)
  return form.run(async () => {
    const typed = {
      current: form.secret('current'),
      password: form.secret('password'),
      repeated: form.secret('repeated'),
    }
    await changeOwnPassword(app, person, typed, { requestId: form.requestId, address })
    return leave('/account')
  })
}

export default function OwnPasswordPage() {
  const { username, rule, form } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.identity_password_change()}
        line={m.identity_password_change_line()}
        acts={
          <SubmitButton main form="password">
            {m.identity_new_password_act()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '30rem', marginTop: '20px' }}>
        <PageForm form={useFormState(form)} id="password">
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <TextField
            name="current"
            type="password"
            label={m.identity_current_password()}
            autoComplete="current-password"
          />
          <TextField
            name="password"
            type="password"
            label={m.identity_new_password()}
            hint={rule}
            autoComplete="new-password"
          />
          <TextField
            name="repeated"
            type="password"
            label={m.identity_repeated_password()}
            autoComplete="new-password"
          />
        </PageForm>
      </div>
    </div>
  )
}
