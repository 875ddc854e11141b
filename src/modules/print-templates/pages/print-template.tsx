import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { FormProblem } from '#platform/errors.ts'
import { draftForm } from '#platform/forms/draft-form.ts'
import { saveDraft } from '#platform/forms/draft-store.ts'
import { inputOf, REQUEST_ID, valuesOf } from '#platform/forms/form-data.ts'
import { newForm } from '#platform/forms/form-state.ts'
import { failedForm, forgetDraft, handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { type RequestScope, requirePage } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { restoreShippedTemplate } from '../actions/restore-shipped-template.ts'
import { MANAGE_PRINTS } from '../permission.ts'
import { saveCheckedTemplate } from '../save-checked-template.ts'
import { getTemplate } from '../template-list.ts'
import { previewTemplate, printsDossiers, sampleOf } from '../template-preview.ts'
import { EditForm, Preview, Sample, Versions } from './print-template-parts.tsx'

/** Under this key an officer's unsaved source waits; the preview lays it out. */
const draftKey = (template: string) => `prints/${template}`

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, MANAGE_PRINTS)
  const { app } = scope
  const today = legalDay(app.clock.now())
  const { source, versions, ...head } = await getTemplate(app.database.db, args.params.template ?? '', today)
  const search = new URL(args.request.url).searchParams
  const shown = versions.find((version) => String(version.version) === search.get('version'))
  const start = { source: shown?.source ?? source, valid_from: today, dossier: search.get('preview') ?? '' }
  const form = shown ? newForm(start) : await draftForm(scope, draftKey(head.template), start)
  return {
    head,
    draft: draftKey(head.template),
    newest: versions[0]?.version ?? 0,
    form,
    // Somebody saved a version after this person's draft was kept.
    outdated: form.draftSavedAt !== undefined && (versions[0]?.created_at ?? 0) > new Date(form.draftSavedAt),
    onDossiers: printsDossiers(head.template),
    sample: JSON.stringify(await sampleOf(head.template), null, 2),
    preview: search.has('preview') ? search.get('preview') : null,
    saved: search.has('saved'),
    versions: versions.map((version) => ({
      number: version.version,
      shipped: version.source === null,
      from: version.valid_from,
      note: version.note,
      at: version.created_at.toISOString(),
      by: version.created_by,
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const scope = await requirePage(args, MANAGE_PRINTS)
  const template = args.params.template ?? ''
  const read = await readPageForm(args)
  const intent = read.form.get('intent')
  if (intent === 'restore') {
    const redirectTo = `/prints/${template}?saved`
    return handleForm(args, { action: restoreShippedTemplate, form: read, input: () => ({ template }), redirectTo })
  }
  const requestId = String(read.form.get(REQUEST_ID) ?? '') || newId()
  try {
    return intent === 'preview'
      ? await toPreview(scope, template, read.form)
      : await save(scope, template, read.form, requestId)
  } catch (error) {
    return failedForm(error, read.form, requestId)
  }
}

/** What is typed is kept as the officer's draft, laid out once to find its errors, and shown by its own address. */
async function toPreview(scope: RequestScope, template: string, form: FormData) {
  const { app, actor } = scope
  const source = sourceOf(form)
  const code = String(form.get('dossier') ?? '').trim()
  if (source === undefined) throw new FormProblem([{ path: 'source', message: m.print_templates_say_source() }])
  await previewTemplate(scope, template, source, code === '' ? null : code)
  const { intent: _, ...values } = valuesOf(form)
  if (actor.id)
    await saveDraft(app.database.db, actor.id, draftKey(template), { ...values, source: [source] }, app.clock.now())
  return redirect(`/prints/${template}?${new URLSearchParams({ preview: code })}`, 303)
}

async function save(scope: RequestScope, template: string, form: FormData, requestId: string) {
  const { app, actor, address } = scope
  const input = { ...inputOf(form), source: sourceOf(form), template }
  await saveCheckedTemplate(app, input, { actor, requestId, address })
  await forgetDraft(scope, form)
  return redirect(`/prints/${template}?saved`, 303)
}

/** Browsers send CRLF; a template is kept as its file is. Undefined when nothing was typed. */
function sourceOf(form: FormData): string | undefined {
  const text = String(form.get('source') ?? '')
    .replaceAll('\r\n', '\n')
    .trimEnd()
  return text === '' ? undefined : `${text}\n`
}

export default function PrintTemplatePage() {
  const { head, preview, saved, outdated, newest } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        code={`${head.template}.typ`}
        title={head.title}
        line={
          <>
            {head.prescribed ?? m.print_templates_not_prescribed()} ·{' '}
            {head.version ? (
              <>
                {m.print_templates_version({ number: head.version.number })}, {m.print_templates_from()}{' '}
                <DateText value={head.version.from} />
              </>
            ) : (
              m.print_templates_shipped()
            )}
          </>
        }
      />
      {saved && <Notice tone="good" live title={m.print_templates_saved()} />}
      {outdated && <Notice tone="warning" title={m.print_templates_outdated({ number: newest })} />}
      {preview !== null && <Preview />}
      <EditForm />
      <Sample />
      <Versions />
    </div>
  )
}
