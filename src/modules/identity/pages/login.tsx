import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { can } from '#platform/access/actor.ts'
import { TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { type FormState, newForm } from '#platform/forms/form-state.ts'
import { frameSource } from '#platform/http/render-context.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { callerOf, dutyPath, leave, nextOf, withNext } from '../page-session.ts'
import { securityPolicy } from '../security-policy.ts'
import { readSession } from '../session-state.ts'
import { signIn } from '../sign-in.ts'
import { SignInColumn } from './sign-in-column.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = scopeOf(args)
  const next = nextOf(args.request)
  const state = await readSession(app, args.request)
  if (state.kind === 'signed_in' && state.duty !== 'none') throw redirect(withNext(dutyPath(state.duty), next))
  if (state.kind === 'signed_in') {
    const first = args.context.get(frameSource).navigation.find((entry) => can(actor, entry.permission))
    throw redirect(next ?? first?.path ?? '/account')
  }
  const policy = await securityPolicy(app.database.db, app.clock.now())
  return {
    idle: state.kind === 'idle',
    minutes: policy.idleMinutes,
    administrator: policy.administratorIdleMinutes,
    back: next !== undefined,
    form: newForm(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { app } = scopeOf(args)
  const next = nextOf(args.request)
  const form = await args.request.formData()
  const [username, password] = [String(form.get('username') ?? ''), String(form.get('password') ?? '')]
  if (username.trim() !== '' && password !== '') {
    const result = await signIn(app, callerOf(args), { username, password })
    if (result.kind !== 'refused') {
      return leave(withNext(result.kind === 'second_factor' ? '/login/second-factor' : '/login', next), result.cookies)
    }
  }
  const { maxWrongTries: tries, lockHours: hours } = await securityPolicy(app.database.db, app.clock.now())
  const refusal = {
    code: 'sign_in_refused',
    message: m.identity_login_refused({ tries, hours }),
    instead: [m.identity_login_refused_instead()],
  }
  return data<FormState>(
    { requestId: newId(), values: { username: [username] }, problems: [], refusal },
    { status: 422 },
  )
}

export default function LoginPage() {
  const { idle, minutes, administrator, back, form } = useLoaderData<typeof loader>()
  return (
    <SignInColumn title={m.identity_login_title()} line={m.identity_login_line()}>
      <DocumentTitle>{m.identity_login_title()}</DocumentTitle>
      {idle && (
        <div className="notice notice-info" role="status">
          <p className="notice-body">{m.identity_login_idle({ minutes, administrator })}</p>
        </div>
      )}
      {back && !idle && <p>{m.identity_login_back()}</p>}
      <PageForm form={useFormState(form)}>
        <TextField name="username" label={m.identity_username()} autoComplete="username" autoFocus />
        <TextField name="password" type="password" label={m.identity_password()} autoComplete="current-password" />
        <SubmitButton large>{m.identity_login_act()}</SubmitButton>
      </PageForm>
      <p className="hint">{m.identity_login_help()}</p>
    </SignInColumn>
  )
}
