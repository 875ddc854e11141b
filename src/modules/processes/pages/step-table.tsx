import { fieldId, SubmitButton, useForm } from '#platform/forms/form.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import type { IconName } from '#platform/ui/icons.ts'
import { m } from '#words'
import type { FindingOfRow, RowNote } from '../draft-view.ts'
import type { RowField } from '../editor-form.ts'
import { StepDetails } from './step-details.tsx'

interface StepTableProps {
  rows: readonly RowNote[]
  findings: readonly FindingOfRow[]
  mayEdit: boolean
}

/** The Decision's own table; every button is a submit, so that it works in any browser and saves what was typed. */
export function StepTable({ rows, findings, mayEdit }: StepTableProps) {
  const form = useForm()
  const count = countRows(form.values)
  return (
    <section className="process-steps" aria-label={m.processes_table_title()}>
      <h2>{m.processes_table_title()}</h2>
      <div className="process-row process-row-head" aria-hidden="true">
        <span>{m.processes_field_number()}</span>
        <span>{m.processes_field_who()}</span>
        <span>{m.processes_field_content()}</span>
        <span>{m.processes_field_time()}</span>
        <span>{m.processes_field_output()}</span>
      </div>
      <ol className="process-rows">
        {Array.from({ length: count }, (_, at) => (
          <StepRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the inputs of a row are named by its place
            key={at}
            at={at}
            note={rows[at]}
            findings={findings.filter(({ row }) => row === at)}
            last={at === count - 1}
            mayEdit={mayEdit}
          />
        ))}
      </ol>
      {mayEdit && count === 0 && (
        <SubmitButton main={false} name="intent" value="add:-1">
          {m.processes_row_add_first()}
        </SubmitButton>
      )}
    </section>
  )
}

/** As typed: a form that came back may have other rows than the draft. */
function countRows(values: Readonly<Record<string, unknown>>): number {
  let count = 0
  while (`rows.${count}.number` in values) count++
  return count
}

interface StepRowProps {
  at: number
  note: RowNote | undefined
  findings: readonly FindingOfRow[]
  last: boolean
  mayEdit: boolean
}

function StepRow({ at, note, findings, last, mayEdit }: StepRowProps) {
  const form = useForm()
  const number = form.value(`rows.${at}.number`)
  const isBad = findings.some(({ blocks }) => blocks)
  return (
    <li id={`row-${at}`} className={isBad ? 'process-step process-step-bad' : 'process-step'}>
      <div className="process-row">
        <Cell at={at} field="number" label={m.processes_field_number()} number={number} />
        <Cell at={at} field="who" label={m.processes_field_who()} number={number} rows={2} />
        <Cell at={at} field="content" label={m.processes_field_content()} number={number} rows={2} />
        <Cell at={at} field="time" label={m.processes_field_time()} number={number} rows={2} />
        <Cell at={at} field="output" label={m.processes_field_output()} number={number} rows={2} />
      </div>
      {findings.map(({ rule, message, blocks }) => (
        <p key={`${rule} ${message}`} className={blocks ? 'small bad' : 'small sub'}>
          {message}
        </p>
      ))}
      <div className="process-row-foot">
        <StepDetails at={at} number={number} note={note} />
        {mayEdit && (
          <span className="process-row-acts">
            {at > 0 && <RowAct act={`up:${at}`} icon="arrow-up" label={m.processes_row_up({ number })} />}
            {!last && <RowAct act={`down:${at}`} icon="arrow-down" label={m.processes_row_down({ number })} />}
            <RowAct act={`add:${at}`} icon="plus" label={m.processes_row_add({ number })} />
            <RowAct act={`remove:${at}`} icon="x" label={m.processes_row_remove({ number })} />
          </span>
        )}
      </div>
    </li>
  )
}

function RowAct({ act, icon, label }: { act: string; icon: IconName; label: string }) {
  return (
    <button
      type="submit"
      className="btn btn-quiet process-row-act"
      name="intent"
      value={act}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} size="s" />
    </button>
  )
}

interface CellProps {
  at: number
  field: RowField
  label: string
  number: string
  rows?: number
}

/** An input with its name for those who hear it; what is wrong stands beneath. */
export function Cell({ at, field, label, number, rows }: CellProps) {
  const form = useForm()
  const name = `rows.${at}.${field}`
  const problem = form.problem(name)
  const id = fieldId(name)
  const described = {
    id,
    name,
    className: field === 'number' ? 'in num' : 'in',
    'aria-label': m.processes_field_of_step({ field: label, number }),
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    defaultValue: form.value(name),
  }
  return (
    <span className={`process-cell process-cell-${field}${problem ? ' fd-bad' : ''}`}>
      <span className="process-cell-label" aria-hidden="true">
        {label}
      </span>
      {rows === undefined ? <input {...described} /> : <textarea {...described} rows={rows} />}
      {problem && (
        <span className="bad small" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </span>
  )
}
