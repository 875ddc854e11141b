import { DateField, Select, TextField } from '#platform/forms/fields.tsx'
import { useForm } from '#platform/forms/form.tsx'
import { Notice } from '#platform/ui/content.tsx'
import { Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { shortCode } from '#platform/ui/work-rows.tsx'
import { m } from '#words'
import type { FoundProcedure } from '../../procedure-finder.ts'
import type { ReceptionChoices } from '../../reception-start.ts'
import type { ReceptionView } from '../../reception-view.ts'
import { ProcedureSearch } from './procedure-search.tsx'

interface ProcedurePanelProps {
  view: ReceptionView
  found: readonly FoundProcedure[]
  choices: ReceptionChoices
  onChoose(code: string): void
}

/** What is handed in: the procedure, its case as a question, how it comes and how the result goes back. */
export function ProcedurePanel({ view, found, choices, onChoose }: ProcedurePanelProps) {
  return (
    <>
      <h2 className="sech">{m.desk_what()}</h2>
      {view.procedure ? (
        <ChosenProcedure view={view} onChoose={onChoose} />
      ) : (
        <ProcedureSearch found={found} onChoose={onChoose} />
      )}
      {view.problem && <Notice tone="warning">{view.problem}</Notice>}
      <Warnings view={view} />
      {view.elsewhere && <TextField name="elsewhere_reason" label={m.desk_elsewhere_reason()} />}
      <Flags flags={view.flags} />
      {view.procedure && <CaseChoice view={view} />}
      {view.fee?.rule && (
        <p className="small sub rc-fee">
          {m.desk_fee()}: {view.fee.rule}
        </p>
      )}
      <div className="rc-pair">
        <Select
          name="channel"
          label={m.desk_channel()}
          choices={[
            { value: 'counter', label: m.desk_channel_counter() },
            { value: 'post', label: m.desk_channel_post() },
          ]}
        />
        <Select name="return_method" label={m.desk_return_method()} choices={choices.returnMethods} />
        <div className="rc-post">
          <DateField name="postmarked_on" label={m.desk_postmark()} />
        </div>
        <div className="rc-send">
          <TextField name="return_address" label={m.desk_return_address()} />
        </div>
      </div>
    </>
  )
}

function ChosenProcedure({ view, onChoose }: { view: ReceptionView; onChoose(code: string): void }) {
  return (
    <div className="rc-chosen" id="f-procedure_code" tabIndex={-1}>
      <input type="hidden" name="procedure_code" value={view.procedure?.code ?? ''} />
      <Icon name="file-text" size="s" />
      <b className="b">{view.procedure?.name}</b>
      <Num className="sub small">{view.procedure?.code}</Num>
      <button
        type="submit"
        name="intent"
        value="change_procedure"
        className="btn-link small"
        onClick={(event) => {
          event.preventDefault()
          onChoose('')
        }}
      >
        {m.desk_change()}
        <span className="sr"> {m.desk_procedure()}</span>
      </button>
    </div>
  )
}

/** The cases as radio cards with each limit; a single case needs no question. */
function CaseChoice({ view }: { view: ReceptionView }) {
  const problem = useForm().problem('case_code')
  const only = view.cases.length === 1 ? view.cases[0] : undefined
  if (only) return <input type="hidden" name="case_code" value={only.code} />
  return (
    <fieldset className={problem ? 'fd fd-bad' : 'fd'} key={view.procedure?.code}>
      <legend className="lab">{view.procedure?.question ?? m.desk_case()}</legend>
      <div className="cases rc-cases">
        {view.cases.map((each, index) => (
          <label key={each.code}>
            <input
              type="radio"
              className="radio"
              name="case_code"
              value={each.code}
              id={index === 0 ? 'f-case_code' : undefined}
              defaultChecked={view.caseCode === each.code}
            />
            <span title={each.name}>{each.name}</span>
            <span className="lim">{each.limit}</span>
          </label>
        ))}
      </div>
      {problem && <p className="bad">{problem}</p>}
    </fieldset>
  )
}

function Warnings({ view }: { view: ReceptionView }) {
  return (
    <div aria-live="polite">
      {view.open.length > 0 && (
        <p className="rc-warning small">
          <Icon name="alert" size="s" />
          {m.desk_warning_open()}{' '}
          {view.open.map((each, index) => (
            <span key={each.code} className="nb">
              {index > 0 && ', '}
              <a className="num" href={`/dossiers/${each.code}`} target="_blank" rel="noreferrer" title={each.state}>
                {shortCode(each.code)}
              </a>
            </span>
          ))}
        </p>
      )}
      {view.elsewhere && (
        <p className="rc-warning small">
          <Icon name="alert" size="s" />
          {m.desk_warning_elsewhere({ system: view.elsewhere })}
        </p>
      )}
    </div>
  )
}

/** Defects of the official data: one quiet line, because most do not concern this dossier. */
function Flags({ flags }: { flags: readonly string[] }) {
  if (flags.length === 0) return null
  return (
    <details className="rc-flags small">
      <summary>
        <Icon name="alert" size="s" />
        {m.desk_warning_flags({ count: flags.length })}
      </summary>
      <ul>
        {flags.map((flag) => (
          <li key={flag}>{flag}</li>
        ))}
      </ul>
    </details>
  )
}
