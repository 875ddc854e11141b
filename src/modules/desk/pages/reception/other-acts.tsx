import type { ReactNode } from 'react'
import { TextArea } from '#platform/forms/fields.tsx'
import { SubmitButton, useForm } from '#platform/forms/form.tsx'
import { LIST_FIELDS } from '#platform/forms/form-data.ts'
import { m } from '#words'
import { isMissing, type PaperState } from './handed-papers.ts'

/** What can be done instead of receiving, asked on the same page: nothing that was typed is lost. */
export function OtherActs({ papers }: { papers: readonly PaperState[] }) {
  const form = useForm()
  const problems = (names: readonly string[]) => names.some((name) => form.problem(name) !== undefined)
  return (
    <div className="rc-others">
      <span className="sub small">{m.desk_others()}</span>
      <OtherAct
        label={m.desk_act_supplement()}
        open={form.value('intent') === 'supplement' || problems(['supplement_reason', 'lacking_other'])}
      >
        <p className="b">{m.desk_supplement_title()}</p>
        <p className="sub">{m.desk_supplement_consequence()}</p>
        <Lacking papers={papers} />
        <TextArea name="lacking_other" label={m.desk_lacking_other()} rows={2} optional />
        <TextArea name="supplement_reason" label={m.desk_reason()} rows={2} />
        <SubmitButton main={false} name="intent" value="supplement">
          {m.desk_supplement_submit()}
        </SubmitButton>
      </OtherAct>
      <OtherAct
        label={m.desk_act_refuse()}
        danger
        open={form.value('intent') === 'refuse' || problems(['refusal_reason', 'guidance'])}
      >
        <p className="b">{m.desk_refuse_title()}</p>
        <p className="sub">{m.desk_refuse_consequence()}</p>
        <TextArea name="refusal_reason" label={m.desk_reason()} rows={3} />
        <TextArea name="guidance" label={m.desk_guidance()} rows={2} optional />
        <SubmitButton danger name="intent" value="refuse">
          {m.desk_refuse_submit()}
        </SubmitButton>
      </OtherAct>
    </div>
  )
}

function OtherAct({
  label,
  open,
  danger,
  children,
}: {
  label: string
  open: boolean
  danger?: boolean
  children: ReactNode
}) {
  return (
    <details className="other-act" data-menu open={open}>
      <summary className={danger ? 'btn btn-sm btn-danger-quiet' : 'btn btn-sm'}>{label}</summary>
      <div className="other-box">{children}</div>
    </details>
  )
}

/** Every paper of the case; those that are missing are ticked until the officer says otherwise. */
function Lacking({ papers }: { papers: readonly PaperState[] }) {
  return (
    <fieldset>
      <legend className="lab">{m.desk_lacking()}</legend>
      <input type="hidden" name={LIST_FIELDS} value="lacking" />
      <div className="lacking">
        {papers.map((paper) => (
          // Another mark in the checklist is another proposal here: the key lets the box start anew.
          <label className="ck" key={`${paper.ordinal} ${isMissing(paper)}`}>
            <input
              type="checkbox"
              className="cb"
              name="lacking"
              value={paper.ordinal}
              defaultChecked={isMissing(paper)}
            />
            <span className="nm" title={paper.name}>
              {paper.name}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
