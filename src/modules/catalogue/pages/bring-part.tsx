import { Digits } from '#platform/ui/digits.tsx'
import { m } from '#words'
import type { GuideCase, GuidePaper, ProcedureGuide } from '../procedure-guide-view.ts'

/** The papers: one list, or one for each case with the common ones above. */
export function Bring({ guide }: { guide: ProcedureGuide }) {
  const several = guide.cases.length > 1
  const nothing = guide.common.length === 0 && guide.cases.every((each) => each.papers.length === 0)
  if (nothing) return <p>{m.catalogue_papers_none()}</p>
  return (
    <>
      {several && guide.common.length > 0 && (
        <div className="case">
          <h3>{m.catalogue_common_papers()}</h3>
          <PaperList papers={guide.common} />
        </div>
      )}
      {guide.cases.map((each) => (
        <CasePart
          key={each.code}
          part={each}
          common={several ? [] : guide.common}
          hasCommon={several && guide.common.length > 0}
          several={several}
        />
      ))}
      <p className="ink2 section-s">
        <Digits>{guide.sets}</Digits>
      </p>
    </>
  )
}

function CasePart({
  part,
  common,
  hasCommon,
  several,
}: {
  part: GuideCase
  common: readonly GuidePaper[]
  hasCommon: boolean
  several: boolean
}) {
  const papers = [...common, ...part.papers]
  if (!several) return <PaperList papers={papers} />
  return (
    <div className="case">
      <h3 lang="vi">{part.name}</h3>
      <p className="limit">
        <Digits>{m.catalogue_limit_line({ limit: part.limit ?? m.catalogue_no_limit() })}</Digits>
      </p>
      {papers.length === 0 ? (
        <p className="sub">{m.catalogue_no_papers()}</p>
      ) : (
        <>
          {hasCommon && <p className="sub">{m.catalogue_case_papers()}</p>}
          <PaperList papers={papers} />
        </>
      )}
    </div>
  )
}

function PaperList({ papers }: { papers: readonly GuidePaper[] }) {
  return (
    <ol className="need" lang="vi">
      {papers.map((paper, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list of papers never changes places
        <li key={index}>
          {paper.group && paper.group !== papers[index - 1]?.group && <span className="m b">{paper.group}</span>}
          {paper.name}
          {(paper.counts || paper.form) && (
            <span className="m">
              <Digits>{[paper.counts, paper.form, paper.note].filter(Boolean).join(' · ')}</Digits>
            </span>
          )}
          {paper.rule && <span className="m rule">{paper.rule}</span>}
        </li>
      ))}
    </ol>
  )
}
