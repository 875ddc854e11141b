import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { RadioCards, Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { createCalendar } from '../actions/create-calendar.ts'
import { listCurrentCalendars, STATE_CALENDAR } from '../calendar-queries.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = await requirePage(args, 'calendar.change')
  const calendars = await listCurrentCalendars(app.database.db)
  return {
    choices: calendars.map((row) => ({ value: row.code, label: locale === 'en' ? row.name_en : row.name })),
    form: newForm({ way: 'based', from: STATE_CALENDAR }),
  }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, {
    action: createCalendar,
    redirectTo: ({ code }) => `/calendar/hours?code=${encodeURIComponent(code)}`,
  })
}

/** A calendar of one's own, to be given to a unit afterwards. */
export default function NewCalendarPage() {
  const { form, choices } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.calendar_new_title()} line={m.calendar_new_line()} />
      <div style={{ maxWidth: '44rem', marginTop: '20px' }}>
        <PageForm form={useFormState(form)}>
          <RadioCards
            name="way"
            label={m.calendar_new_way()}
            choices={[
              { value: 'based', label: m.calendar_new_based(), hint: m.calendar_new_based_hint() },
              { value: 'copy', label: m.calendar_new_copy(), hint: m.calendar_new_copy_hint() },
            ]}
          />
          <Select name="from" label={m.calendar_new_from()} choices={choices} />
          <TextField name="name" label={m.calendar_field_label_calendar_name()} hint={m.calendar_new_name_hint()} />
          <TextField name="name_en" label={m.calendar_field_label_name_en()} />
          <TextField name="code" label={m.calendar_new_code()} hint={m.calendar_new_code_hint()} digits />
          <div>
            <SubmitButton main>{m.calendar_new_act()}</SubmitButton>
          </div>
        </PageForm>
      </div>
    </div>
  )
}
