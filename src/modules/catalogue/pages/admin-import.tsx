import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { FileField } from '#platform/forms/file-field.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { newForm } from '#platform/forms/form-state.ts'
import { failedForm, handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { importProceduresAction, MANAGE_CATALOGUE } from '../actions/import-procedures.ts'
import { describeImportError } from '../catalogue-words.ts'
import type { BatchSummary } from '../import-batch.ts'
import { type Preview, previewUpload, readUploadedBatch } from '../import-preview.ts'
import { AdminTabs } from './admin-tabs.tsx'
import { ImportErrors, ImportPreview } from './import-outcome.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, MANAGE_CATALOGUE)
  const search = new URL(args.request.url).searchParams
  const [sha256, name] = [search.get('file'), search.get('name')]
  if (!sha256 || !name) return { form: newForm(), file: null, errors: [], preview: null, refused: null }
  try {
    const batch = await readUploadedBatch(app, sha256, name)
    const errors = batch.errors.map((error) => ({
      place: error.place,
      code: error.procedure_code,
      message: describeImportError(error),
    }))
    const preview: Preview | null = errors.length === 0 ? await previewUpload(app, batch) : null
    return { form: newForm({ sha256, name }), file: name, errors, preview, refused: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { form: newForm(), file: name, errors: [], preview: null, refused: error.message }
  }
}

export async function action(args: ActionFunctionArgs) {
  const { app } = await requirePage(args, MANAGE_CATALOGUE)
  const read = await readPageForm(args, true)
  const { form, problems } = read
  const text = (name: string) => String(form.get(name) ?? '')
  if (text('intent') === 'load') {
    const batch = await readUploadedBatch(app, text('sha256'), text('name'))
    return handleForm(args, {
      action: importProceduresAction,
      form: read,
      input: () => ({ file_name: text('name'), batch }),
      redirectTo: (summary) => `/catalogue/admin?${counts(summary)}`,
    })
  }
  if (problems.length > 0) return failedForm(new FormProblem(problems), form, text(REQUEST_ID) || newId())
  const found = { file: text('file.sha256'), name: text('file.name') }
  if (found.file === '') {
    const problem = new FormProblem([{ path: 'file', message: m.catalogue_import_no_file() }])
    return failedForm(problem, form, text(REQUEST_ID) || newId())
  }
  return redirect(`/catalogue/admin/import?${new URLSearchParams(found)}`, 303)
}

function counts({ added, changed, dated, unchanged, flags }: BatchSummary): URLSearchParams {
  const lengths = { added: added.length, changed: changed.length, dated: dated.length, unchanged: unchanged.length }
  return new URLSearchParams(
    Object.entries({ ...lengths, raised: flags.raised }).map(([name, count]) => [name, String(count)]),
  )
}

export default function ImportPage() {
  const { file, errors, preview, refused } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.catalogue_import_title()} line={m.catalogue_import_line()} />
      <AdminTabs current="import" />
      {file && errors.length > 0 && <ImportErrors file={file} errors={errors} />}
      {file && preview ? <Load file={file} preview={preview} /> : <Upload refused={refused} />}
    </div>
  )
}

function Load({ file, preview }: { file: string; preview: Preview }) {
  const { form } = useLoaderData<typeof loader>()
  const state = useFormState(form, 'load')
  const nothing = preview.lines.every((line) => line.kind === 'unchanged')
  return (
    <>
      <ImportPreview file={file} preview={preview} />
      <PageForm form={state} intent="load">
        <input type="hidden" name="sha256" value={state.value('sha256')} />
        <input type="hidden" name="name" value={state.value('name')} />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
          {!nothing && <SubmitButton main>{m.catalogue_import_load()}</SubmitButton>}
          <a className="btn" href="/catalogue/admin/import">
            {m.catalogue_import_other()}
          </a>
        </div>
      </PageForm>
    </>
  )
}

function Upload({ refused }: { refused: string | null }) {
  const { form } = useLoaderData<typeof loader>()
  return (
    <div style={{ maxWidth: '40rem', marginTop: '20px' }}>
      <PageForm form={useFormState(form, 'upload')} intent="upload" files>
        {refused && (
          <p className="bad" role="alert">
            {refused}
          </p>
        )}
        <FileField name="file" label={m.catalogue_import_file()} hint={m.catalogue_import_file_hint()} />
        <div>
          <SubmitButton main>{m.catalogue_import_check()}</SubmitButton>
        </div>
      </PageForm>
      <p style={{ marginTop: '20px' }}>
        <a href="/catalogue/admin/export?format=template" download>
          <Icon name="download" /> {m.catalogue_import_template()}
        </a>
      </p>
    </div>
  )
}
