import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { askToWithdrawOnline, onlineApplicant, trackingSecret } from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { TextArea } from '#platform/forms/fields.tsx'
import { DangerConfirm, PageForm, useFormState } from '#platform/forms/form.tsx'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { newForm } from '#platform/forms/form-state.ts'
import { failedForm } from '#platform/forms/handle-form.ts'
import { newId } from '#platform/ids.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { requireTracking } from '../require-tracking.ts'
import { trackingAnswer } from '../tracking-answer.ts'

export const headers = () => ({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })

export async function loader(args: LoaderFunctionArgs) {
  const { record, back } = await requireTracking(args)
  const answer = trackingAnswer(record)
  if (!answer.may.withdraw) throw redirect(back())
  return { code: answer.code, back: back(), form: newForm() }
}

export async function action(args: ActionFunctionArgs) {
  const { scope, record, key, back } = await requireTracking(args)
  const { app, address } = scope
  const form = await args.request.formData()
  const requestId = String(form.get(REQUEST_ID) ?? '') || newId()
  try {
    const input = { code: record.dossier.code, key, reason: String(form.get('reason') ?? '') }
    await perform(app, askToWithdrawOnline(trackingSecret(app)), input, { actor: onlineApplicant, requestId, address })
    return redirect(back('withdraw'), 303)
  } catch (error) {
    return await failedForm(error, form, requestId)
  }
}

/** Xin rút hồ sơ: asked twice, with its consequence. */
export default function WithdrawPage() {
  const { code, back, form: fresh } = useLoaderData<typeof loader>()
  const form = useFormState(fresh)
  return (
    <div className="wrap">
      <DocumentTitle>{m.tracking_withdraw_act()}</DocumentTitle>
      <meta name="robots" content="noindex" />
      <p className="crumb">
        <a className="q" href={back}>
          <Icon name="arrow-left" size="s" /> <span className="num">{code}</span>
        </a>
      </p>
      <div className="reading">
        <h1>{m.tracking_withdraw_act()}</h1>
        <p className="ink2">{m.tracking_withdraw_lead()}</p>
        <div className="section-s">
          <PageForm form={form}>
            <TextArea name="reason" label={m.tracking_withdraw_reason()} maxLength={4000} />
            <DangerConfirm
              label={m.tracking_withdraw_button()}
              consequence={m.tracking_withdraw_consequence()}
              confirm={m.tracking_withdraw_confirm()}
            />
          </PageForm>
        </div>
      </div>
    </div>
  )
}
