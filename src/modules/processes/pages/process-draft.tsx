import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { can } from '#platform/access/actor.ts'
import { DangerConfirm, PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage, scopeOf } from '#platform/http/request-context.ts'
import { DateText } from '#platform/ui/dates.tsx'
import { PageTitle, ThumbBar } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { m } from '#words'
import { deleteDraft } from '../actions/delete-draft.ts'
import { saveDraft } from '../actions/save-draft.ts'
import { draftForm, draftViewOf } from '../draft-view.ts'
import { MANAGE_PROCESSES } from '../permission.ts'
import { getDraft } from '../process-queries.ts'
import { readDraftForm } from '../read-draft-form.ts'
import { DiagramView } from './diagram-view.tsx'
import { FindingList } from './finding-list.tsx'
import { HeadFields } from './head-fields.tsx'
import { StepTable } from './step-table.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, locale } = await requirePage(args, 'processes.view')
  const draft = await getDraft(app.database.db, args.params.id ?? '', actor)
  return {
    draft: await draftViewOf(app, draft, locale),
    form: draftForm(draft),
    removal: newForm({ version: draft.version }),
    mayEdit: can(actor, MANAGE_PROCESSES, [draft.unit_id]),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { app, actor, locale } = scopeOf(args)
  const id = args.params.id ?? ''
  const read = await readPageForm(args)
  if (read.form.get('intent') === 'delete') {
    const input = () => ({ id, version: read.form.get('version') })
    return handleForm(args, { action: deleteDraft, form: read, input, redirectTo: '/processes' })
  }
  const before = await getDraft(app.database.db, id, actor)
  let row: number | null = null
  return handleForm(args, {
    action: saveDraft,
    form: read,
    input: (form, byName) => {
      const typed = readDraftForm(form, byName, before.process, locale)
      row = typed.row
      return { id, version: form.get('version'), process: typed.process }
    },
    redirectTo: () => `/processes/${id}${row === null ? '' : `#row-${row}`}`,
  })
}

export default function DraftPage() {
  const { draft, form, mayEdit } = useLoaderData<typeof loader>()
  const state = useFormState(form)
  const save = mayEdit && (
    <SubmitButton main form="draft">
      {m.processes_save()}
    </SubmitButton>
  )
  return (
    <div className="page">
      <PageTitle
        title={draft.name}
        documentTitle={draft.name}
        code={draft.code}
        line={
          <>
            <StateBadge state="work">{m.processes_draft_badge()}</StateBadge>{' '}
            {m.processes_draft_saved({ who: draft.changed_by })} <DateText value={draft.changed_at} form="long" />
          </>
        }
        acts={save}
      />
      <Links />
      <FindingList findings={draft.findings} total={draft.total} limit={draft.limit} />
      <PageForm form={state} id="draft" className="process-form">
        <input type="hidden" name="version" value={state.value('version')} />
        <fieldset disabled={!mayEdit} className="process-fieldset">
          <HeadFields />
          <div className="process-beside">
            <StepTable rows={draft.rows} findings={draft.findings} mayEdit={mayEdit} />
            <DiagramView name={draft.name} diagram={draft.diagram} list={draft.list} findings={draft.findings} />
          </div>
        </fieldset>
      </PageForm>
      {mayEdit && <Removal />}
      {mayEdit && <ThumbBar>{save}</ThumbBar>}
    </div>
  )
}

const FORMATS = ['docx', 'pdf', 'xlsx', 'json', 'bpmn'] as const

function Links() {
  const { draft } = useLoaderData<typeof loader>()
  const names = {
    docx: m.processes_export_docx(),
    pdf: m.processes_export_pdf(),
    xlsx: m.processes_export_xlsx(),
    json: m.processes_export_json(),
    bpmn: m.processes_export_bpmn(),
  }
  return (
    <nav className="process-links" aria-label={m.processes_exports()}>
      <span className="sub">{m.processes_exports()}:</span>
      {FORMATS.map((format) => (
        <a key={format} href={`/processes/${draft.id}/annex/${format}`} download={format !== 'pdf'}>
          {names[format]}
        </a>
      ))}
      <a href={`/processes/${draft.id}/difference`} className="process-links-end">
        {m.processes_difference_link()}
      </a>
    </nav>
  )
}

function Removal() {
  const { removal } = useLoaderData<typeof loader>()
  const form = useFormState(removal, 'delete')
  return (
    <PageForm form={form} intent="delete" className="process-removal">
      <input type="hidden" name="version" value={form.value('version')} />
      <DangerConfirm
        label={m.processes_delete()}
        consequence={m.processes_delete_consequence()}
        confirm={m.processes_delete_confirm()}
      />
    </PageForm>
  )
}
