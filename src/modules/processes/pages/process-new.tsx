import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { defaultProcess } from '#modules/catalogue/exports.ts'
import { legalDay } from '#platform/clock.ts'
import { FormProblem } from '#platform/errors.ts'
import { Select, TextField } from '#platform/forms/fields.tsx'
import { FileField } from '#platform/forms/file-field.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { newForm } from '#platform/forms/form-state.ts'
import { failedForm, handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { Card } from '#platform/ui/content.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { createDraft } from '../actions/create-draft.ts'
import { found } from '../findings.ts'
import { fromCatalogue } from '../linear.ts'
import { MANAGE_PROCESSES } from '../permission.ts'
import { findInForce, listInForce } from '../process-queries.ts'
import { readUpload } from '../read-upload.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, MANAGE_PROCESSES)
  const inForce = await listInForce(app.database.db, legalDay(app.clock.now()))
  const from = new URL(args.request.url).searchParams.get('from') ?? ''
  return {
    form: newForm({ from }),
    choices: inForce.map(({ procedure_code, process }) => ({
      value: `${procedure_code} ${process.code}`,
      label: `${procedure_code} – ${process.name}`,
    })),
  }
}

type Start = (args: ActionFunctionArgs, form: FormData) => Promise<unknown>

/** What each of the three forms begins with. */
const STARTS: Readonly<Record<string, Start>> = {
  async file(args, form) {
    const { app } = await requirePage(args, MANAGE_PROCESSES)
    const { process, findings, others } = await readUpload(app, String(form.get('file.sha256') ?? ''))
    const reading = others > 0 ? [found('several_read', {}, { count: others + 1 }), ...findings] : findings
    return { process, reading }
  },
  async procedure(args, form) {
    const { app } = await requirePage(args, MANAGE_PROCESSES)
    const [procedure_code = '', code] = String(form.get('from') ?? '').split(' ')
    const process = await findInForce(app.database.db, legalDay(app.clock.now()), procedure_code, code)
    if (!process) throw new FormProblem([{ path: 'from', message: m.processes_say_procedure() }])
    return { process, procedure_code }
  },
  async empty(_args, form) {
    const name = String(form.get('name') ?? '').trim()
    if (name === '') throw new FormProblem([{ path: 'name', message: m.processes_say_name() }])
    const process = fromCatalogue({ ...defaultProcess(null), code: 'QT', origin: 'issued' })
    const steps = process.steps.map((step) => ({ ...step, assignee: { ...step.assignee, role: null } }))
    return { process: { ...process, name, steps } }
  },
}

export async function action(args: ActionFunctionArgs) {
  await requirePage(args, MANAGE_PROCESSES)
  const read = await readPageForm(args, true)
  const { form, problems } = read
  try {
    if (problems.length > 0) throw new FormProblem(problems)
    const input = await STARTS[String(form.get('intent'))]?.(args, form)
    return handleForm(args, {
      action: createDraft,
      form: read,
      input: () => input,
      redirectTo: ({ id }) => `/processes/${id}`,
    })
  } catch (error) {
    return failedForm(error, form, String(form.get(REQUEST_ID) ?? '') || newId())
  }
}

export default function NewProcessPage() {
  return (
    <div className="page">
      <PageTitle title={m.processes_new_title()} line={m.processes_new_line()} />
      <div className="process-starts">
        <FromFile />
        <FromProcedure />
        <FromNothing />
      </div>
    </div>
  )
}

function FromFile() {
  const form = useFormState(useLoaderData<typeof loader>().form, 'file')
  return (
    <Card title={m.processes_from_file()}>
      <PageForm form={form} intent="file" files>
        <FileField name="file" label={m.processes_from_file_label()} hint={m.processes_from_file_hint()} />
        <div>
          <SubmitButton main>{m.processes_from_file_act()}</SubmitButton>
        </div>
      </PageForm>
    </Card>
  )
}

function FromProcedure() {
  const { form, choices } = useLoaderData<typeof loader>()
  const state = useFormState(form, 'procedure')
  return (
    <Card title={m.processes_from_procedure()}>
      <PageForm form={state} intent="procedure" id="procedure">
        <Select name="from" label={m.processes_from_procedure_label()} choices={choices} />
        <div>
          <SubmitButton main={false}>{m.processes_from_procedure_act()}</SubmitButton>
        </div>
      </PageForm>
    </Card>
  )
}

function FromNothing() {
  const form = useFormState(useLoaderData<typeof loader>().form, 'empty')
  return (
    <Card title={m.processes_from_nothing()}>
      <PageForm form={form} intent="empty">
        <TextField
          name="name"
          label={m.processes_from_nothing_name()}
          hint={m.processes_from_nothing_hint()}
          maxLength={500}
        />
        <div>
          <SubmitButton main={false}>{m.processes_from_nothing_act()}</SubmitButton>
        </div>
      </PageForm>
    </Card>
  )
}
