import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { valuesOf } from '#platform/forms/form-data.ts'
import { type FormState, newForm } from '#platform/forms/form-state.ts'
import { failedForm } from '#platform/forms/handle-form.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { accessCookie } from '../access-cookie.ts'
import { normalCode, passesSecondFactor } from '../second-factor.ts'

export const headers = () => ({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })

export function loader(args: LoaderFunctionArgs) {
  const code = normalCode(new URL(args.request.url).searchParams.get('code') ?? '')
  return { form: newForm({ code }) }
}

export async function action(args: ActionFunctionArgs) {
  const { app } = scopeOf(args)
  const form = await args.request.formData()
  const code = normalCode(String(form.get('code') ?? ''))
  try {
    if (!(await passesSecondFactor(app, code, String(form.get('digits') ?? '')))) return notMatching(form)
  } catch (error) {
    return await failedForm(error, form, newId())
  }
  const https = new URL(args.request.url).protocol === 'https:'
  return redirect(`/tracking/${encodeURIComponent(code)}`, {
    status: 303,
    headers: { 'Set-Cookie': accessCookie(app, code, app.clock.now(), https) },
  })
}

/** One sentence for everything that can be wrong, so that nobody learns which codes exist. */
function notMatching(form: FormData) {
  const refusal = {
    code: 'not_matching',
    message: m.tracking_not_matching(),
    instead: [m.tracking_not_matching_instead()],
  }
  const { digits: _, ...values } = valuesOf(form)
  return data<FormState>({ requestId: newId(), values, problems: [], refusal }, { status: 422 })
}

/** Look-up by code and the last four digits of a phone number; whoever has the paper scans its QR code instead. */
export default function TrackingPage() {
  const form = useFormState(useLoaderData<typeof loader>().form)
  return (
    <div className="wrap">
      <DocumentTitle>{m.tracking_title()}</DocumentTitle>
      <meta name="robots" content="noindex" />
      <p className="crumb">
        <a className="q" href="/">
          <Icon name="arrow-left" size="s" /> {m.platform_home()}
        </a>
      </p>
      <div className="reading">
        <h1>{m.tracking_title()}</h1>
        <p className="ink2">{m.tracking_lead()}</p>
        <div className="section-s">
          <PageForm form={form}>
            <TextField
              name="code"
              label={m.tracking_code()}
              hint={m.tracking_code_hint()}
              digits
              maxLength={60}
              autoFocus={form.value('code') === ''}
            />
            <div className="narrow">
              <TextField
                name="digits"
                label={m.tracking_digits()}
                hint={m.tracking_digits_hint()}
                digits
                inputMode="numeric"
                maxLength={20}
                autoFocus={form.value('code') !== ''}
              />
            </div>
            <div>
              <SubmitButton large>{m.tracking_look_up()}</SubmitButton>
            </div>
          </PageForm>
        </div>
        <p className="ink2 section-s">{m.tracking_by_qr()}</p>
      </div>
    </div>
  )
}
