import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { changeOwnPassword } from '../own-account.ts'
import { leave, nextOf, requireSession, withNext } from '../page-session.ts'
import { passwordRuleText } from '../password-words.ts'
import { secretForm } from '../secret-form.ts'
import { securityPolicy } from '../security-policy.ts'
import { SignInColumn } from './sign-in-column.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireSession(args)
  const { app } = scopeOf(args)
  if (person.duty !== 'new_password') throw redirect(withNext('/login', nextOf(args.request)))
  const policy = await securityPolicy(app.database.db, app.clock.now())
  return { username: person.username, rule: passwordRuleText(person.hasSecondFactor, policy), form: newForm() }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireSession(args)
  const { app, address } = scopeOf(args)
  if (person.duty !== 'new_password') throw redirect(withNext('/login', nextOf(args.request)))
  const form = await secretForm(args.request)
  return form.run(async () => {
    await changeOwnPassword(
      app,
      person,
      { password: form.secret('password'), repeated: form.secret('repeated') },
      { requestId: form.requestId, address },
    )
    return leave(withNext('/login', nextOf(args.request)))
  })
}

export default function NewPasswordPage() {
  const { username, rule, form } = useLoaderData<typeof loader>()
  return (
    <SignInColumn title={m.identity_new_password_title()} line={m.identity_new_password_line()}>
      <DocumentTitle>{m.identity_new_password_title()}</DocumentTitle>
      <PageForm form={useFormState(form)}>
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <TextField
          name="password"
          type="password"
          label={m.identity_new_password()}
          hint={rule}
          autoComplete="new-password"
          autoFocus
        />
        <TextField name="repeated" type="password" label={m.identity_repeated_password()} autoComplete="new-password" />
        <SubmitButton large>{m.identity_new_password_act()}</SubmitButton>
      </PageForm>
      <form method="post" action="/logout">
        <button type="submit" className="btn btn-quiet">
          {m.identity_leave()}
        </button>
      </form>
    </SignInColumn>
  )
}
