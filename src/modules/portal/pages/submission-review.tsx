import { useLoaderData } from 'react-router'
import { Checkbox } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useForm, useFormState } from '#platform/forms/form.tsx'
import { type ShownFile, sizeText } from '#platform/forms/upload-field.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { m } from '#words'
import { AUTHORISATION_FIELD, labelOf, ownerKindChoices, returnChoices } from '../submission-words.ts'
import type { loader } from './submit.tsx'

/** Names that the page itself adds; everything else that was typed travels on in hidden inputs. */
const OWN = new Set(['intent', 'declared', 'kept', 'dropped'])

/** All of it once more before it is sent; "Sửa lại" goes back with everything in its place. */
export function SubmissionReview({ kept }: { kept: readonly ShownFile[] }) {
  const { form: fresh } = useLoaderData<typeof loader>()
  const form = useFormState(fresh)
  return (
    <PageForm form={form} files>
      <Carried kept={kept} />
      <Typed />
      <Attached kept={kept} />
      <Checkbox name="declared" label={m.portal_declare()} />
      <div className="lead-acts">
        <SubmitButton large name="intent" value="submit">
          <Icon name="send" /> {m.portal_send()}
        </SubmitButton>
        <SubmitButton large main={false} name="intent" value="edit">
          {m.portal_edit()}
        </SubmitButton>
      </div>
    </PageForm>
  )
}

function Carried({ kept }: { kept: readonly ShownFile[] }) {
  const { values } = useForm()
  const typed = Object.entries(values).flatMap(([name, texts]) =>
    OWN.has(name) ? [] : texts.map((text) => ({ name, text })),
  )
  return (
    <>
      {typed.map(({ name, text }) => (
        <input key={`${name} ${text}`} type="hidden" name={name} value={text} />
      ))}
      {kept.map((file) => (
        <input key={file.note} type="hidden" name="kept" value={file.note} />
      ))}
    </>
  )
}

function Typed() {
  const form = useForm()
  const { chosen, cases } = useLoaderData<typeof loader>()
  const other = form.value('by') === 'other'
  const rows: [string, string][] = [
    [m.portal_case(), cases.length > 1 ? (chosen?.name ?? '') : ''],
    [m.portal_time_limit(), chosen?.limit ?? ''],
    [m.portal_owner_kind(), labelOf(ownerKindChoices(), form.value('owner_kind'))],
    [m.portal_owner_name(), form.value('owner_name')],
    [m.portal_owner_identifier(), form.value('owner_identifier')],
    [m.portal_address(), form.value('owner_address')],
    [m.portal_phone(), form.value('owner_phone')],
    [m.portal_email(), form.value('owner_email')],
    [m.portal_submitter(), other ? form.value('submitter_name') : m.portal_by_self()],
    ...(other
      ? ([
          [m.portal_submitter_identifier(), form.value('submitter_identifier')],
          [m.portal_submitter_phone(), form.value('submitter_phone')],
          [m.portal_authorisation(), form.value('authorisation')],
        ] as [string, string][])
      : []),
    [m.portal_summary(), form.value('summary')],
    [m.portal_return(), labelOf(returnChoices(), form.value('return_method'))],
    [m.portal_return_address(), form.value('return_address')],
    [m.portal_note(), form.value('note')],
  ]
  return (
    <dl className="dl">
      {rows
        .filter(([, value]) => value !== '')
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="prose">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function Attached({ kept }: { kept: readonly ShownFile[] }) {
  const { papers } = useLoaderData<typeof loader>()
  const groups = [
    ...papers.map((paper) => ({ field: paper.field, name: paper.name })),
    { field: AUTHORISATION_FIELD, name: m.portal_authorisation_file() },
  ]
  const shown = groups
    .map((group) => ({ ...group, files: kept.filter((file) => file.field === group.field) }))
    .filter((group) => group.files.length > 0)
  return (
    <section aria-labelledby="attached">
      <h2 id="attached">{m.portal_attached()}</h2>
      {shown.length === 0 ? (
        <p className="sub">{m.portal_attached_none()}</p>
      ) : (
        <ol className="need">
          {shown.map((group) => (
            <li key={group.field}>
              <span lang="vi">{group.name}</span>
              {group.files.map((file) => (
                <span key={file.note} className="m">
                  <Icon name="paperclip" size="s" /> {file.name} (<Digits>{sizeText(file.sizeBytes)}</Digits>)
                </span>
              ))}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
