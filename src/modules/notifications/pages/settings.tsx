import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { changeOwnEmail, findOfficer } from '#modules/organisations/exports.ts'
import { can } from '#platform/access/actor.ts'
import { Checkbox, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { Card, Notice } from '#platform/ui/content.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { ownId } from '../actions/mark-read.ts'
import { savePreferences } from '../actions/save-preferences.ts'
import { findPreference } from '../notification-queries.ts'
import { NotificationTabs } from './notification-tabs.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'notifications.view')
  const officerId = ownId(actor.kind, actor.id)
  const { db } = app.database
  const officer = await findOfficer(db, officerId)
  return {
    email: officer?.email ?? null,
    mailOff: app.config.mail === undefined,
    manages: can(actor, 'notifications.manage'),
    wishes: newForm({ ...(await findPreference(db, officerId)) }),
    address: newForm({ email: officer?.email ?? '' }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await readPageForm(args)
  const redirectTo = '/notifications/settings'
  return form.form.get('intent') === 'email'
    ? handleForm(args, { form, action: changeOwnEmail, redirectTo })
    : handleForm(args, { form, action: savePreferences, redirectTo })
}

export default function NotificationSettingsPage() {
  const data = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.notifications_settings_title()} line={m.notifications_settings_line()} />
      <NotificationTabs here="/notifications/settings" manages={data.manages} />
      <div style={{ display: 'grid', gap: '16px', marginTop: '24px', maxWidth: '44rem' }}>
        {data.mailOff && <Notice tone="warning">{m.notifications_mail_off_person()}</Notice>}
        {data.email === null && <Notice tone="info">{m.notifications_no_email()}</Notice>}
        <Card title={m.notifications_settings_mail()}>
          <PageForm form={useFormState(data.wishes, 'wishes')} intent="wishes">
            <Checkbox
              name="digest_email"
              label={m.notifications_settings_digest()}
              hint={m.notifications_settings_digest_hint()}
            />
            <Checkbox
              name="single_email"
              label={m.notifications_settings_single()}
              hint={m.notifications_settings_single_hint()}
            />
            <div>
              <SubmitButton main>{m.notifications_save()}</SubmitButton>
            </div>
          </PageForm>
        </Card>
        <Card title={m.notifications_settings_address()}>
          <PageForm form={useFormState(data.address, 'email')} intent="email">
            <TextField
              name="email"
              type="email"
              label={m.notifications_settings_email()}
              hint={m.notifications_settings_email_hint()}
              optional
            />
            <div>
              <SubmitButton main={false}>{m.notifications_save()}</SubmitButton>
            </div>
          </PageForm>
        </Card>
      </div>
    </div>
  )
}
