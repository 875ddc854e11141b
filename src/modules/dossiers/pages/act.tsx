import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { notAllowed } from '#platform/access/action.ts'
import { can } from '#platform/access/actor.ts'
import { recordDeniedPage, recordView } from '#platform/access/audit-store.ts'
import { Refusal } from '#platform/errors.ts'
import { type FormView, PageForm, useFormState } from '#platform/forms/form.tsx'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { Notice } from '#platform/ui/content.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { ACT_NAMES, ACT_RULES, type ActName } from '../act-rules.ts'
import { ACTS } from '../acts.ts'
import { viewDossier } from '../dossier-view.ts'
import { actLabel } from '../dossier-words.ts'
import { actUrl } from './act-buttons.tsx'
import { ACT_FORMS } from './act-forms/forms.ts'
import { actInput } from './act-input.ts'
import { type ActPage, loadActPage } from './act-page.ts'
import { ActSubmit } from './act-submit.tsx'
import { CodeLine, OwnerLine, StateLineView } from './dossier-head.tsx'
import { OpinionList } from './opinion-section.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { scope, dossier, name } = await enter(args)
  const { app, actor, address } = scope
  await recordView(app.database.db, actor, dossier.code, app.clock.now(), address)
  return { page: await loadActPage(scope, dossier, name) }
}

export async function action(args: ActionFunctionArgs) {
  const { dossier, name } = await enter(args)
  return handleForm(args, {
    action: ACTS[name],
    input: (form, byName) => actInput(name, dossier.code, form, byName),
    redirectTo: (result) => `/dossiers/${result.code}?done=${name}`,
  })
}

/** After a refusal the page shows the dossier as it is now, with everything typed. */
export const shouldRevalidate = () => true

/** Who may not see the dossier learns nothing (404); who sees it but may not do this is told so (403, logged). */
async function enter(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const name = ACT_NAMES.find((each) => each === args.params.act)
  if (!name) throw new Refusal(404, 'no_such_act', m.dossiers_no_such_act())
  const scope = await requirePage(args, ACT_RULES[name].permission)
  const { app, actor, address } = scope
  const dossier = await viewDossier(app.database.db, actor, args.params.code ?? '')
  const { permission, units } = ACT_RULES[name]
  if (!can(actor, permission, units(dossier))) {
    const path = new URL(args.request.url).pathname
    await recordDeniedPage(app.database.db, actor, permission, path, app.clock.now(), address)
    throw notAllowed()
  }
  return { scope, dossier, name }
}

export default function ActRoute() {
  const { page } = useLoaderData<typeof loader>()
  const form = useFormState(page.form)
  const Fields = ACT_FORMS[page.name]
  return (
    <div className="page act-page">
      <PageTitle
        documentTitle={`${actLabel(page.name)} – ${page.head.code}`}
        code={<CodeLine head={page.head} />}
        title={actLabel(page.name)}
        line={
          <>
            <a href={`/dossiers/${page.head.code}`}>{page.head.procedureName}</a>
            <br />
            <OwnerLine head={page.head} />
          </>
        }
      />
      <StateLineView state={page.state} clock={page.clock} code={page.head.code} />
      <div className="act-body">
        {page.facts.opinions && page.facts.opinions.length > 0 && <OpinionList opinions={page.facts.opinions} />}
        {page.facts.follows && !page.obstacle && <Notice>{page.facts.follows}</Notice>}
        {(!page.obstacle || form.refusal) && (
          <PageForm form={withoutList(form)} id="act" files {...(Fields && page.draft ? { draft: page.draft } : {})}>
            <input type="hidden" name="code" value={page.head.code} />
            <input type="hidden" name="version" value={versionOf(page, form)} />
            {Fields && (!page.obstacle || isTyped(form)) && <Fields facts={page.facts} />}
            {!page.obstacle && <ActSubmit name={page.name} dangerous={page.dangerous} />}
          </PageForm>
        )}
        {page.obstacle && <ObstacleNotice page={page} told={form.refusal?.message} />}
      </div>
    </div>
  )
}

/**
 * The version that the person has seen. Only when they have just been told what happened in between does the form carry
 * the new one; otherwise somebody else's act would be overridden unseen.
 */
function versionOf(page: ActPage, form: FormView): string {
  const cameBack = form.problems.length > 0 || form.refusal !== undefined
  const told = form.refusal?.code === 'changed_meanwhile'
  return cameBack && !told ? form.value('version') : String(page.head.version)
}

/** Something that would be lost if its field were not shown. */
function isTyped(form: FormView): boolean {
  return Object.entries(form.values).some(
    ([name, texts]) => !['code', 'version'].includes(name) && texts.some((text) => text !== ''),
  )
}

/** What can be done instead is listed once, as links and only what this person may do. */
function withoutList(form: FormView): FormView {
  return form.refusal ? { ...form, refusal: { ...form.refusal, instead: [] } } : form
}

function ObstacleNotice({ page, told }: { page: ActPage; told: string | undefined }) {
  const links: ActName[] = page.instead
  return (
    <Notice tone="warning" {...(told === page.obstacle ? {} : { title: page.obstacle })}>
      {links.length > 0 && <p>{m.platform_form_instead()}</p>}
      <ul>
        {links.map((name) => (
          <li key={name}>
            <a href={actUrl(page.head.code, name)}>{actLabel(name)}</a>
          </li>
        ))}
        <li>
          <a href={`/dossiers/${page.head.code}`}>{m.dossiers_page_back()}</a>
        </li>
      </ul>
    </Notice>
  )
}
