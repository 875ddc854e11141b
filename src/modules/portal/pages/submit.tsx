import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { limitOf, limitText } from '#modules/catalogue/exports.ts'
import {
  findSubmissionProblems,
  onlineApplicant,
  submit,
  trackingKey,
  trackingSecret,
} from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { type FieldProblem, FormProblem, Refusal } from '#platform/errors.ts'
import { REQUEST_ID, valuesOf } from '#platform/forms/form-data.ts'
import { type FormState, newForm } from '#platform/forms/form-state.ts'
import { failedForm } from '#platform/forms/handle-form.ts'
import { type KeptFile, readUploadForm, sealNote } from '#platform/forms/kept-files.ts'
import type { ShownFile } from '#platform/forms/upload-field.tsx'
import { scopeOf } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import {
  chosenCase,
  findSubmittable,
  isFileField,
  papersToAttach,
  SUBMISSION_LIMITS,
  submissionInput,
} from '../submission.ts'
import { CaseChoice } from './case-choice.tsx'
import { SubmissionForm } from './submission-form.tsx'
import { SubmissionReview } from './submission-review.tsx'

export const headers = () => ({ 'Cache-Control': 'no-store' })

/** Where the applicant stands: choose the case, fill in, look it over. */
export type SubmissionStep = 'case' | 'fill' | 'review'

export type SubmissionAnswer = FormState & { step: SubmissionStep; kept: ShownFile[] }

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = scopeOf(args)
  const { version, caseCode } = await requireSubmittable(args)
  const cases = version.cases.map((each) => {
    const limit = limitOf(version, each.code, 'online')
    return { code: each.code, name: each.name, limit: limit && limitText(limit, locale) }
  })
  return {
    code: version.procedure_code,
    name: (locale === 'en' && version.name.en) || version.name.vi,
    question: version.case_question,
    cases,
    chosen: cases.find((each) => each.code === caseCode) ?? null,
    papers: caseCode === undefined ? [] : papersToAttach(version, caseCode),
    mostFiles: SUBMISSION_LIMITS.files,
    fileMegabytes: Math.floor(app.config.uploadLimitBytes / 1_048_576),
    form: newForm({ owner_kind: 'enterprise', by: 'self', return_method: 'electronic' }),
  }
}

/** @throws Refusal 404 when nothing can be handed in here under this code */
async function requireSubmittable(args: Pick<LoaderFunctionArgs, 'context' | 'request' | 'params'>) {
  const { app } = scopeOf(args)
  const code = args.params.code ?? ''
  const version = await findSubmittable(app, code)
  if (!version)
    throw new Refusal(404, 'not_submittable', m.portal_not_submittable({ code }), [m.portal_not_submittable_instead()])
  return { version, caseCode: chosenCase(version, new URL(args.request.url).searchParams.get('case')) }
}

export async function action(args: ActionFunctionArgs) {
  const { app, address } = scopeOf(args)
  const { version, caseCode } = await requireSubmittable(args)
  if (caseCode === undefined) return redirect(`/portal/submit/${encodeURIComponent(version.procedure_code)}`, 303)
  const { form, files: sent, problems } = await readUploadForm(args.request, app, SUBMISSION_LIMITS)
  const files = sent.filter((file) => isFileField(version, caseCode, file.field))
  const requestId = String(form.get(REQUEST_ID) ?? '') || newId()
  const kept = files.map(
    (file: KeptFile): ShownFile => ({
      field: file.field,
      note: sealNote(app, file),
      name: file.name,
      sizeBytes: file.sizeBytes,
    }),
  )
  const answer = (step: SubmissionStep, state: Partial<FormState> = {}, init: ResponseInit = {}) =>
    data<SubmissionAnswer>({ requestId, values: valuesOf(form), problems: [], ...state, step, kept }, init)
  const intent = form.get('intent')
  if (intent === 'edit') return answer('fill')
  const input = submissionInput(version, caseCode, form, files)
  const found = [...problems, ...findSubmissionProblems(version, caseCode, input), ...postProblems(input)]
  if (found.length > 0) return answer('fill', { problems: found }, { status: 422 })
  if (intent !== 'submit') return answer('review')
  try {
    if (form.get('declared') === null)
      throw new FormProblem([{ path: 'declared', message: m.portal_declare_missing() }])
    const { code } = await perform(app, submit, input, { actor: onlineApplicant, requestId, address })
    return redirect(`/portal/submitted/${encodeURIComponent(code)}?k=${trackingKey(code, trackingSecret(app))}`, 303)
  } catch (error) {
    const failed = await failedForm(error, form, requestId)
    return answer('review', failed.data, failed.init ?? {})
  }
}

/** By post somewhere: to its own address or to the owner's. */
function postProblems(input: Record<string, unknown>): FieldProblem[] {
  if (input.return_method !== 'post' || input.return_address || input.owner_address) return []
  return [{ path: 'return_address', message: m.portal_return_address_missing() }]
}

/** Handing in without an account and without a script: each step is a page, and every page carries all that was typed. */
export default function SubmitPage() {
  const { code, name, chosen } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() as SubmissionAnswer | undefined
  const step: SubmissionStep = chosen === null ? 'case' : (answered?.step ?? 'fill')
  return (
    <div className="wrap">
      <DocumentTitle>{m.portal_submit_document({ code })}</DocumentTitle>
      <p className="crumb">
        <a className="q" href={`/catalogue/${encodeURIComponent(code)}`}>
          <Icon name="arrow-left" size="s" /> {m.portal_back_to_procedure()}
        </a>
      </p>
      <div className="reading wide submission">
        <p className="sub">{m.portal_submit_title()}</p>
        <h1>{name}</h1>
        <Steps step={step} />
        {step === 'case' && <CaseChoice />}
        {step === 'fill' && <SubmissionForm kept={answered?.kept ?? []} />}
        {step === 'review' && <SubmissionReview kept={answered?.kept ?? []} />}
      </div>
    </div>
  )
}

function Steps({ step }: { step: SubmissionStep }) {
  const { cases } = useLoaderData<typeof loader>()
  const steps = [
    ...(cases.length > 1 ? [{ key: 'case', words: m.portal_step_case() }] : []),
    { key: 'fill', words: m.portal_step_fill() },
    { key: 'review', words: m.portal_step_review() },
    { key: 'done', words: m.portal_step_done() },
  ]
  return (
    <ol className="steps-line">
      {steps.map((each) => (
        <li
          key={each.key}
          className={each.key === step ? 'on' : undefined}
          aria-current={each.key === step ? 'step' : undefined}
        >
          {each.words}
        </li>
      ))}
    </ol>
  )
}
