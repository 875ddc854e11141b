import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { TextField } from '#platform/forms/fields.tsx'
import { DangerConfirm, PageForm, useFormState } from '#platform/forms/form.tsx'
import { scopeOf } from '#platform/http/request-context.ts'
import { Notice } from '#platform/ui/content.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { type EnrolmentData, enrolmentAction, loadEnrolment } from '../enrolment-page.ts'
import { callerOf, leave, requireOwnPage } from '../page-session.ts'
import { removeSecondFactor } from '../second-factor.ts'
import { secretForm } from '../secret-form.ts'
import { EnrolmentSteps } from './enrolment-steps.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireOwnPage(args)
  const enrolment = await loadEnrolment(scopeOf(args).app, args.request, person)
  return { isOn: person.hasSecondFactor, mayRemove: !person.isAdministrator, enrolment }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireOwnPage(args)
  if (!person.hasSecondFactor)
    return enrolmentAction(args, person, { here: '/account/second-factor', done: '/account' })
  const form = await secretForm(args.request)
  return form.run(async () => {
    if (!person.isAdministrator)
      await removeSecondFactor(scopeOf(args).app, callerOf(args), person, form.secret('password'))
    return leave('/account')
  })
}

export default function OwnSecondFactorPage() {
  const { isOn, mayRemove, enrolment } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={isOn ? m.identity_second_factor() : m.identity_enrol_title()}
        line={isOn ? m.identity_second_on() : m.identity_second_off()}
      />
      <div style={{ maxWidth: '36rem' }}>
        {isOn ? <IsOn mayRemove={mayRemove} enrolment={enrolment} /> : <EnrolmentSteps {...enrolment} />}
      </div>
    </div>
  )
}

function IsOn({ mayRemove, enrolment }: { mayRemove: boolean; enrolment: EnrolmentData }) {
  const form = useFormState(enrolment.form)
  if (!mayRemove) return <Notice>{m.identity_enrol_required()}</Notice>
  return (
    <PageForm form={form} intent="remove">
      <DangerConfirm
        label={m.identity_second_remove()}
        consequence={m.identity_second_remove_consequence()}
        confirm={m.identity_second_remove_confirm()}
      >
        <TextField name="password" type="password" label={m.identity_password()} autoComplete="current-password" />
      </DangerConfirm>
    </PageForm>
  )
}
