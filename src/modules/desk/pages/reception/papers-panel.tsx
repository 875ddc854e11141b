import { useId } from 'react'
import { m } from '#words'
import type { ReceptionView } from '../../reception-view.ts'
import { type HandedPapers, isDemanded, isMissing, isThere, type PaperState } from './handed-papers.ts'
import { PaperRow } from './paper-row.tsx'

interface PapersPanelProps {
  view: ReceptionView
  handed: HandedPapers
}

/** The papers of the case: ticked, counted, scanned. What is missing stands in the head; what does not apply is folded. */
export function PapersPanel({ view, handed }: PapersPanelProps) {
  const { papers } = handed
  if (view.procedure === null || view.caseCode === null) return <NothingChosen view={view} />
  const shown = papers.filter(
    (paper) => isDemanded(paper) || paper.requirement === 'note' || paper.handed.applicable || isThere(paper),
  )
  const folded = papers.filter((paper) => !shown.includes(paper))
  return (
    <>
      <PapersHead papers={papers} sets={view.procedure.sets} />
      {papers.length === 0 ? (
        <p className="papers rc-none">{m.desk_papers_none()}</p>
      ) : (
        <div className="papers">
          <ColumnHead handed={handed} />
          {shown.map((paper) => (
            <PaperRow key={paper.ordinal} paper={paper} change={handed.change} />
          ))}
          {folded.length > 0 && <Folded papers={folded} handed={handed} />}
        </div>
      )}
    </>
  )
}

function NothingChosen({ view }: { view: ReceptionView }) {
  return (
    <>
      <h2 className="sech">{m.desk_papers()}</h2>
      <p className="papers rc-none">
        {view.procedure ? m.desk_papers_choose_case() : m.desk_papers_choose_procedure()}
      </p>
    </>
  )
}

function PapersHead({ papers, sets }: { papers: readonly PaperState[]; sets: number }) {
  const missing = papers.filter(isMissing)
  const first = missing[0]
  return (
    <div className="sech">
      <h2>{m.desk_papers()}</h2>
      <span className="sub rc-sets">{m.desk_sets_count({ count: String(sets).padStart(2, '0') })}</span>
      <span className="k" aria-live="polite">
        {first ? (
          <b className="b rc-missing">
            {missing.length === 1
              ? m.desk_missing_one({ name: shortName(first.name) })
              : m.desk_missing_many({ count: missing.length, name: shortName(first.name) })}
          </b>
        ) : (
          <span className="ok">{m.desk_papers_complete()}</span>
        )}
      </span>
    </div>
  )
}

const SHORT_NAME = 44

/** Names of papers are whole paragraphs; their beginning says which one is meant. */
function shortName(name: string): string {
  const words = name.slice(0, SHORT_NAME + 1)
  return name.length <= SHORT_NAME ? name : `${words.slice(0, Math.max(words.lastIndexOf(' '), 12))}…`
}

function ColumnHead({ handed }: { handed: HandedPapers }) {
  const id = useId()
  const demanded = handed.papers.filter((paper) => isDemanded(paper) || paper.handed.applicable)
  const all = demanded.length > 0 && demanded.every(isThere)
  return (
    <div className="paper hd">
      <input
        id={id}
        type="checkbox"
        className="tick-in"
        data-all-papers
        name="all_papers"
        value="yes"
        checked={all}
        onChange={(event) => handed.takeAll(event.target.checked)}
      />
      <label htmlFor={id}>{m.desk_papers_all()}</label>
      <span className="cnth" aria-hidden="true">
        <span>{m.platform_paper_originals()}</span>
        <span>{m.platform_paper_certified()}</span>
        <span>{m.platform_paper_copies()}</span>
      </span>
      <span aria-hidden="true">{m.platform_paper_file()}</span>
    </div>
  )
}

/** Papers with a condition: one line until somebody says that it is met. */
function Folded({ papers, handed }: { papers: readonly PaperState[]; handed: HandedPapers }) {
  const names = papers.map((paper) => shortName(paper.name)).join('; ')
  return (
    <details className="rc-folded">
      <summary className="paper">
        <span className="tick n" aria-hidden="true" />
        <span className="nm">{m.desk_papers_not_applicable({ names })}</span>
        <span className="small rc-apply">{m.desk_papers_apply()}</span>
      </summary>
      {papers.map((paper) => (
        <PaperRow key={paper.ordinal} paper={paper} change={handed.change} />
      ))}
    </details>
  )
}
