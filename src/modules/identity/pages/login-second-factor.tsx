import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { type FormState, newForm } from '#platform/forms/form-state.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { callerOf, leave, nextOf, withNext } from '../page-session.ts'
import { hasChallenge, verifySecondFactor } from '../sign-in.ts'
import { SignInColumn } from './sign-in-column.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = scopeOf(args)
  const next = nextOf(args.request)
  if (!(await hasChallenge(app, args.request))) throw redirect(withNext('/login', next))
  return { form: newForm(), again: withNext('/login', next) }
}

export async function action(args: ActionFunctionArgs) {
  const { app } = scopeOf(args)
  const next = nextOf(args.request)
  const form = await args.request.formData()
  const result = await verifySecondFactor(app, callerOf(args), String(form.get('code') ?? ''))
  if (result.kind === 'signed_in') return leave(withNext('/login', next), result.cookies)
  if (!(await hasChallenge(app, args.request))) return leave(withNext('/login', next))
  const refusal = {
    code: 'code_refused',
    message: m.identity_second_refused(),
    instead: [m.identity_second_refused_instead()],
  }
  return data<FormState>({ requestId: newId(), values: {}, problems: [], refusal }, { status: 422 })
}

export default function SecondFactorPage() {
  const { form, again } = useLoaderData<typeof loader>()
  return (
    <SignInColumn title={m.identity_second_title()} line={m.identity_second_line()}>
      <DocumentTitle>{m.identity_second_title()}</DocumentTitle>
      <PageForm form={useFormState(form)}>
        <TextField
          name="code"
          label={m.identity_code()}
          hint={m.identity_code_hint()}
          autoComplete="one-time-code"
          digits
          maxLength={20}
          autoFocus
        />
        <SubmitButton large>{m.identity_continue()}</SubmitButton>
      </PageForm>
      <p>
        <a href={again}>{m.identity_second_other()}</a>
      </p>
    </SignInColumn>
  )
}
