import { useLoaderData } from 'react-router'
import { Field } from '#platform/forms/field.tsx'
import { DateField, TextField } from '#platform/forms/fields.tsx'
import { DangerConfirm, PageForm, SubmitButton, useForm, useFormState } from '#platform/forms/form.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import type { loader } from './print-template.tsx'

const heading = { fontSize: '18px', lineHeight: '28px' }
const code = {
  fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSize: '13px',
  lineHeight: '20px',
}

/** Source and what goes with it; both buttons send the same form. */
export function EditForm() {
  const { form, draft, newest, onDossiers } = useLoaderData<typeof loader>()
  return (
    <section style={{ marginTop: '20px' }}>
      <PageForm form={useFormState(form)} id="template" draft={draft}>
        <input type="hidden" name="base_version" value={newest} />
        <SourceField />
        {onDossiers && (
          <div style={{ maxWidth: '28rem' }}>
            <TextField
              name="dossier"
              label={m.print_templates_dossier()}
              hint={m.print_templates_dossier_hint()}
              optional
              digits
            />
          </div>
        )}
        <div>
          <SubmitButton main={false} name="intent" value="preview">
            {m.print_templates_preview_act()}
          </SubmitButton>
        </div>
        <div className="form" style={{ maxWidth: '28rem' }}>
          <DateField name="valid_from" label={m.print_templates_valid_from()} />
          <TextField name="note" label={m.print_templates_note()} hint={m.print_templates_note_hint()} />
        </div>
        <div>
          <SubmitButton main name="intent" value="save">
            {m.print_templates_save()}
          </SubmitButton>
        </div>
      </PageForm>
    </section>
  )
}

function SourceField() {
  const form = useForm()
  return (
    <Field name="source" label={m.print_templates_source()} hint={m.print_templates_source_hint()}>
      {(described) => (
        <textarea
          {...described}
          className="in"
          rows={24}
          spellCheck={false}
          style={{ ...code, whiteSpace: 'pre', overflowX: 'auto' }}
          defaultValue={form.value('source')}
        />
      )}
    </Field>
  )
}

/** The unsaved source on paper. The frame shows it beside the page; the link is for browsers that show no PDF inside. */
export function Preview() {
  const { head, preview } = useLoaderData<typeof loader>()
  const address = `/prints/${head.template}/preview.pdf?${new URLSearchParams({ on: preview ?? '' })}`
  return (
    <section style={{ marginTop: '20px' }} aria-labelledby="preview-title">
      <h2 id="preview-title" style={heading}>
        {preview ? m.print_templates_preview_on({ code: preview }) : m.print_templates_preview_sample()}
      </h2>
      <iframe
        src={address}
        title={m.print_templates_preview_title()}
        style={{ width: '100%', height: '70vh', border: '1px solid var(--line, #ccc)', borderRadius: '8px' }}
      />
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          <Icon name="external" /> {m.print_templates_preview_open()}
        </a>
      </p>
    </section>
  )
}

/** The fields that a template may use, with an example of each. */
export function Sample() {
  const { sample } = useLoaderData<typeof loader>()
  return (
    <details style={{ marginTop: '20px' }}>
      <summary>{m.print_templates_sample()}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre style={{ ...code, maxHeight: '24rem', overflow: 'auto' }} tabIndex={0}>
        {sample}
      </pre>
    </details>
  )
}

export function Versions() {
  const { head, versions, form } = useLoaderData<typeof loader>()
  const state = useFormState(form, 'restore')
  return (
    <section style={{ marginTop: '28px' }}>
      <h2 style={heading}>{m.print_templates_versions()}</h2>
      {versions.length === 0 ? (
        <p className="sub">
          {m.print_templates_never()}. {m.print_templates_never_hint()}
        </p>
      ) : (
        <VersionTable />
      )}
      {head.version && (
        <PageForm form={{ ...state, requestId: `${form.requestId} restore`, problems: [] }} intent="restore">
          <DangerConfirm
            label={m.print_templates_restore()}
            consequence={m.print_templates_restore_line()}
            confirm={m.print_templates_restore_confirm()}
          />
        </PageForm>
      )}
    </section>
  )
}

function VersionTable() {
  const { head, versions } = useLoaderData<typeof loader>()
  return (
    <Table
      rows={versions}
      rowKey={(row) => String(row.number)}
      columns={[
        {
          label: m.print_templates_version_column(),
          head: true,
          cell: (row) =>
            row.shipped ? (
              m.print_templates_version_shipped({ number: row.number })
            ) : (
              <a href={`/prints/${head.template}?version=${row.number}`}>
                {m.print_templates_version({ number: row.number })}
              </a>
            ),
        },
        { label: m.print_templates_valid_from(), cell: (row) => <DateText value={row.from} /> },
        { label: m.print_templates_note(), cell: (row) => row.note },
        {
          label: m.print_templates_by(),
          cell: (row) => (
            <>
              {row.by}, <DateText value={row.at} form="short" />
            </>
          ),
        },
      ]}
    />
  )
}
