import { TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { m } from '#words'
import type { EnrolmentData } from '../enrolment-page.ts'

/** Password, then scan and first code. Works without JavaScript. */
export function EnrolmentSteps({ begun, form }: EnrolmentData) {
  const view = useFormState(form)
  if (!begun) {
    return (
      <PageForm form={view} intent="begin">
        <p>{m.identity_enrol_what()}</p>
        <TextField
          name="password"
          type="password"
          label={m.identity_password()}
          hint={m.identity_enrol_password_hint()}
          autoComplete="current-password"
        />
        <SubmitButton large>{m.identity_enrol_begin()}</SubmitButton>
      </PageForm>
    )
  }
  return (
    <PageForm form={view} intent="confirm">
      <p>{m.identity_enrol_scan()}</p>
      <img src={begun.qr} alt={m.identity_enrol_qr()} width={220} height={220} style={{ background: '#fff' }} />
      <p>
        {m.identity_enrol_type()}{' '}
        <b className="num" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          {begun.secret}
        </b>
      </p>
      <div className="notice notice-warning">
        <div className="notice-body">
          <p className="b">{m.identity_enrol_backup()}</p>
          <ul className="num">
            {begun.backupCodes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
      </div>
      <TextField
        name="code"
        label={m.identity_code()}
        hint={m.identity_code_hint_app()}
        autoComplete="one-time-code"
        inputMode="numeric"
        digits
        maxLength={10}
      />
      <SubmitButton large>{m.identity_enrol_confirm()}</SubmitButton>
    </PageForm>
  )
}
