import type { Requirement } from '#modules/catalogue/exports.ts'
import { fieldId, useForm } from '#platform/forms/form.tsx'
import { m } from '#words'
import { usualCounts } from '../../reception-input.ts'
import {
  type CountName,
  type HandedPapers,
  isDemanded,
  isMissing,
  isThere,
  NOTHING,
  type PaperState,
  usualOf,
} from './handed-papers.ts'
import { PaperFiles } from './paper-files.tsx'

interface PaperRowProps {
  paper: PaperState
  change: HandedPapers['change']
}

/** One paper: here or not, how many of each kind, its scans, a note. Ticking it takes what the procedure prescribes. */
export function PaperRow({ paper, change }: PaperRowProps) {
  const name = `components.${paper.ordinal}`
  const problem = useForm().problem(name)
  const id = fieldId(name)
  const conditional = !isDemanded(paper) && paper.requirement !== 'note'
  const here = isThere(paper)
  const tick = (on: boolean) =>
    change(paper.ordinal, on ? { ...usualCounts(usualOf(paper)), applicable: true } : NOTHING)
  return (
    <div className={problem ? 'paper paper-bad' : 'paper'}>
      <input type="hidden" name={`${name}.ordinal`} value={paper.ordinal} />
      <input type="hidden" name={`${name}.name`} value={paper.name} />
      <input type="hidden" name={`${name}.usual`} value={usualOf(paper)} />
      {!isDemanded(paper) && <input type="hidden" name={`${name}.optional`} value="yes" />}
      <input
        id={id}
        type="checkbox"
        className={isMissing(paper) ? 'tick-in missing' : 'tick-in'}
        name={`${name}.here`}
        value="yes"
        checked={here}
        onChange={(event) => tick(event.target.checked)}
        aria-describedby={problem ? `${id}-problem` : undefined}
        aria-invalid={problem ? true : undefined}
      />
      <div>
        <label className="nm" htmlFor={id} title={paper.name}>
          {paper.name}
        </label>
        <div className="mt">
          <Rule paper={paper} />
          {conditional && <Applicable paper={paper} name={name} change={change} />}
          <Note paper={paper} name={name} change={change} />
        </div>
        {problem && (
          <p className="bad" id={`${id}-problem`}>
            {problem}
          </p>
        )}
      </div>
      <CountFields paper={paper} name={name} change={change} />
      <PaperFiles paper={paper} change={change} />
    </div>
  )
}

const RULES: Readonly<Record<Requirement, () => string>> = {
  required: m.desk_rule_required,
  one_of: m.desk_rule_one_of,
  conditional: m.desk_rule_conditional,
  note: m.desk_rule_note,
}

function Rule({ paper }: { paper: PaperState }) {
  return <span>{[RULES[paper.requirement](), paper.form, paper.note].filter(Boolean).join(' · ')}</span>
}

/** Whether the condition of the paper is met. */
function Applicable({ paper, name, change }: PaperRowProps & { name: string }) {
  return (
    <label className="rc-applies">
      <input
        type="checkbox"
        className="cb"
        name={`${name}.applicable`}
        value="yes"
        checked={paper.handed.applicable}
        onChange={(event) =>
          change(paper.ordinal, event.target.checked ? { applicable: true } : { applicable: false, ...NOTHING })
        }
      />
      {m.desk_papers_applies()}
    </label>
  )
}

function Note({ paper, name, change }: PaperRowProps & { name: string }) {
  return (
    <details className="rc-note" open={paper.handed.note !== '' || undefined}>
      <summary>{m.desk_note()}</summary>
      <input
        className="in"
        type="text"
        name={`${name}.note`}
        maxLength={300}
        aria-label={m.desk_note_of({ name: paper.name })}
        value={paper.handed.note}
        onChange={(event) => change(paper.ordinal, { note: event.target.value })}
      />
    </details>
  )
}

function CountFields({ paper, name, change }: PaperRowProps & { name: string }) {
  const cells: readonly [CountName, string][] = [
    ['originals', m.platform_paper_originals()],
    ['certified', m.platform_paper_certified()],
    ['copies', m.platform_paper_copies()],
  ]
  return (
    <div className="cnts">
      {cells.map(([count, label]) => (
        <label key={count} data-l={label} className={paper.handed[count] > 0 ? 'cnt-in f' : 'cnt-in'}>
          <span className="sr">
            {label}: {paper.name}
          </span>
          <input
            className="num"
            type="text"
            inputMode="numeric"
            maxLength={3}
            name={`${name}.${count}`}
            value={paper.handed[count]}
            onFocus={(event) => event.target.select()}
            onChange={(event) => change(paper.ordinal, { [count]: Number(event.target.value.replace(/\D/g, '')) })}
          />
        </label>
      ))}
    </div>
  )
}
