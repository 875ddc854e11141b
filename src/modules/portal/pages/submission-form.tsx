import { useLoaderData } from 'react-router'
import { RadioCards, TextArea, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { type ShownFile, UploadField } from '#platform/forms/upload-field.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { m } from '#words'
import { AUTHORISATION_FIELD, ownerKindChoices, returnChoices } from '../submission-words.ts'
import type { loader } from './submit.tsx'

/** Who, which papers, how to return: one page, one button. */
export function SubmissionForm({ kept }: { kept: readonly ShownFile[] }) {
  const { form: fresh } = useLoaderData<typeof loader>()
  const form = useFormState(fresh)
  return (
    <PageForm form={form} files>
      <Chosen />
      <Owner />
      <Submitter kept={kept} />
      <Papers kept={kept} />
      <Matter />
      <div>
        <SubmitButton large name="intent" value="check">
          {m.portal_to_review()}
        </SubmitButton>
        <p className="sub section-s">{m.portal_to_review_hint()}</p>
      </div>
    </PageForm>
  )
}

function Chosen() {
  const { code, chosen, cases } = useLoaderData<typeof loader>()
  if (cases.length < 2 || !chosen) return null
  return (
    <p>
      <b className="b" lang="vi">
        {chosen.name}
      </b>
      {chosen.limit && (
        <>
          {' – '}
          <Digits>{chosen.limit}</Digits>
        </>
      )}{' '}
      <a href={`/portal/submit/${encodeURIComponent(code)}`}>{m.portal_case_change()}</a>
    </p>
  )
}

function Owner() {
  return (
    <fieldset className="form">
      <legend>
        <h2>{m.portal_owner()}</h2>
      </legend>
      <RadioCards name="owner_kind" label={m.portal_owner_kind()} choices={ownerKindChoices()} />
      <TextField name="owner_name" label={m.portal_owner_name()} maxLength={300} />
      <div className="pair">
        <TextField
          name="owner_identifier"
          label={m.portal_owner_identifier()}
          hint={m.portal_owner_identifier_hint()}
          digits
          maxLength={50}
        />
        <TextField
          name="owner_phone"
          label={m.portal_phone()}
          hint={m.portal_phone_hint()}
          type="tel"
          inputMode="tel"
          digits
          maxLength={20}
        />
      </div>
      <TextField name="owner_address" label={m.portal_address()} optional maxLength={500} />
      <TextField name="owner_email" label={m.portal_email()} type="email" inputMode="email" optional maxLength={200} />
    </fieldset>
  )
}

/** Shown to everybody, because nothing can be unfolded without a script; counted only when "other" is chosen. */
function Submitter({ kept }: { kept: readonly ShownFile[] }) {
  const choices = [
    { value: 'self', label: m.portal_by_self() },
    { value: 'other', label: m.portal_by_other(), hint: m.portal_by_other_hint() },
  ]
  return (
    <fieldset className="form section-s">
      <legend>
        <h2>{m.portal_submitter()}</h2>
      </legend>
      <RadioCards name="by" label={m.portal_by()} choices={choices} />
      <div className="form only-other">
        <TextField name="submitter_name" label={m.portal_submitter_name()} optional maxLength={300} />
        <div className="pair">
          <TextField
            name="submitter_identifier"
            label={m.portal_submitter_identifier()}
            optional
            digits
            maxLength={20}
          />
          <TextField
            name="submitter_phone"
            label={m.portal_phone()}
            type="tel"
            inputMode="tel"
            optional
            digits
            maxLength={20}
          />
        </div>
        <TextField
          name="submitter_email"
          label={m.portal_email()}
          type="email"
          inputMode="email"
          optional
          maxLength={200}
        />
        <TextField
          name="authorisation"
          label={m.portal_authorisation()}
          hint={m.portal_authorisation_hint()}
          optional
          maxLength={500}
        />
        <div>
          <p className="lab">{m.portal_authorisation_file()}</p>
          <UploadField name={AUTHORISATION_FIELD} label={m.portal_authorisation_file()} kept={kept} />
        </div>
      </div>
    </fieldset>
  )
}

function Papers({ kept }: { kept: readonly ShownFile[] }) {
  const { papers, mostFiles, fileMegabytes } = useLoaderData<typeof loader>()
  return (
    <fieldset className="form section-s">
      <legend>
        <h2>{m.portal_papers()}</h2>
      </legend>
      <p className="ink2">
        <Digits>{m.portal_papers_hint({ files: mostFiles, size: fileMegabytes })}</Digits>
      </p>
      <ol className="need">
        {papers.map((paper) => (
          <li key={paper.field}>
            <span lang="vi" id={`paper-${paper.ordinal}`}>
              {paper.name}
            </span>
            {paper.detail && (
              <span className="m" lang="vi">
                <Digits>{paper.detail}</Digits>
              </span>
            )}
            <span className="m rule">{paper.demanded ? (paper.rule ?? m.portal_paper_required()) : paper.rule}</span>
            <UploadField
              name={paper.field}
              label={m.portal_paper_file({ number: paper.ordinal + 1 })}
              kept={kept}
              describedBy={`paper-${paper.ordinal}`}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  )
}

function Matter() {
  return (
    <fieldset className="form section-s">
      <legend>
        <h2>{m.portal_matter()}</h2>
      </legend>
      <TextField name="summary" label={m.portal_summary()} hint={m.portal_summary_hint()} optional maxLength={1000} />
      <RadioCards name="return_method" label={m.portal_return()} choices={returnChoices()} />
      <div className="only-post">
        <TextField
          name="return_address"
          label={m.portal_return_address()}
          hint={m.portal_return_address_hint()}
          optional
          maxLength={500}
        />
      </div>
      <TextArea name="note" label={m.portal_note()} optional maxLength={2000} />
    </fieldset>
  )
}
