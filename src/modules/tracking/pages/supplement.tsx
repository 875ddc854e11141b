import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { MOST_SUPPLEMENT_FILES, onlineApplicant, supplementOnline, trackingSecret } from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { TextArea } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { type FormState, newForm } from '#platform/forms/form-state.ts'
import { failedForm } from '#platform/forms/handle-form.ts'
import { type KeptFile, readUploadForm, sealNote } from '#platform/forms/kept-files.ts'
import { type ShownFile, UploadField } from '#platform/forms/upload-field.tsx'
import { whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { newId } from '#platform/ids.ts'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { requireTracking } from '../require-tracking.ts'
import { trackingAnswer } from '../tracking-answer.ts'

export const headers = () => ({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })

const FILES = 'files'
const LIMITS = { files: MOST_SUPPLEMENT_FILES, bytes: 200 * 1_048_576 }

export async function loader(args: LoaderFunctionArgs) {
  const { record, back } = await requireTracking(args)
  const answer = trackingAnswer(record)
  if (!answer.may.supplement) throw redirect(back())
  return { code: answer.code, todo: answer.todo, back: back(), form: newForm() }
}

export async function action(args: ActionFunctionArgs) {
  const { scope, record, key, back } = await requireTracking(args)
  const { app, address } = scope
  const { form, files, problems } = await readUploadForm(args.request, app, LIMITS)
  const requestId = String(form.get(REQUEST_ID) ?? '') || newId()
  try {
    if (problems.length > 0) throw new FormProblem(problems)
    const note = String(form.get('note') ?? '').trim()
    if (files.length === 0 && note === '')
      throw new FormProblem([{ path: FILES, message: m.tracking_supplement_empty() }])
    const input = {
      code: record.dossier.code,
      key,
      note,
      files: files.map(({ sha256, name }) => ({ sha256, name, component: null })),
    }
    await perform(app, supplementOnline(trackingSecret(app)), input, { actor: onlineApplicant, requestId, address })
    return redirect(back('supplement'), 303)
  } catch (error) {
    const failed = await failedForm(error, form, requestId)
    const kept = files.map(
      (file: KeptFile): ShownFile => ({
        field: FILES,
        note: sealNote(app, file),
        name: file.name,
        sizeBytes: file.sizeBytes,
      }),
    )
    return data<FormState & { kept: ShownFile[] }>({ ...failed.data, kept }, failed.init ?? {})
  }
}

/** The applicant's answer to a request for a supplement: files and a note. */
export default function SupplementPage() {
  const { code, todo, back, form: fresh } = useLoaderData<typeof loader>()
  const form = useFormState(fresh)
  const answered = useActionData<typeof action>()
  return (
    <div className="wrap">
      <DocumentTitle>{m.tracking_supplement_act()}</DocumentTitle>
      <meta name="robots" content="noindex" />
      <p className="crumb">
        <a className="q" href={back}>
          <Icon name="arrow-left" size="s" /> <span className="num">{code}</span>
        </a>
      </p>
      <div className="reading">
        <h1>{m.tracking_supplement_act()}</h1>
        {todo && (
          <>
            <p className="ink2">
              <Digits>{m.tracking_todo_until({ when: whenText(todo.until, currentLocale()) })}</Digits>
            </p>
            <ol className="need section-s">
              {todo.items.map((item) => (
                <li key={item.name}>
                  <b className="b">{item.name}</b>
                  {item.note && <span className="m">{item.note}</span>}
                </li>
              ))}
            </ol>
          </>
        )}
        <div className="section-s">
          <PageForm form={form} files>
            <div>
              <p className="lab">{m.tracking_supplement_files()}</p>
              <p className="hint" id="files-hint">
                <Digits>{m.tracking_supplement_files_hint({ limit: MOST_SUPPLEMENT_FILES })}</Digits>
              </p>
              <UploadField
                name={FILES}
                label={m.tracking_supplement_files()}
                kept={answered?.kept ?? []}
                describedBy="files-hint"
              />
            </div>
            <TextArea
              name="note"
              label={m.tracking_supplement_note()}
              hint={m.tracking_supplement_note_hint()}
              optional
              maxLength={4000}
            />
            {todo?.newDue && (
              <p className="ink2">
                <Digits>{todo.newDue}</Digits>
              </p>
            )}
            <div>
              <SubmitButton large>{m.tracking_supplement_send()}</SubmitButton>
            </div>
          </PageForm>
        </div>
      </div>
    </div>
  )
}
