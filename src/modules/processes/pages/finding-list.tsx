import { Notice } from '#platform/ui/content.tsx'
import { m } from '#words'
import type { FindingOfRow } from '../draft-view.ts'

/** What stands in the way of issuing, and what to look at again; each leads to its row. */
export function FindingList({
  findings,
  total,
  limit,
}: {
  findings: readonly FindingOfRow[]
  total: string | null
  limit: string
}) {
  const blocking = findings.filter(({ blocks }) => blocks)
  const others = findings.filter(({ blocks }) => !blocks)
  const tone = blocking.length > 0 ? 'bad' : others.length > 0 ? 'warning' : 'good'
  const title = [
    blocking.length > 0 && m.processes_findings_blocking({ count: blocking.length }),
    others.length > 0 && m.processes_findings_others({ count: others.length }),
  ].filter(Boolean)
  return (
    <section aria-label={m.processes_findings_title()} className="process-findings">
      <Notice tone={tone} title={title.join(' · ') || m.processes_findings_none()}>
        <p>
          {m.processes_total()}:{' '}
          <b className="num">
            {total === null ? m.processes_no_total() : limit ? m.processes_total_of_limit({ total, limit }) : total}
          </b>
        </p>
        {findings.length > 0 && (
          <ul>
            {[...blocking, ...others].map((finding) => (
              <li key={`${finding.rule} ${finding.place} ${finding.message}`}>
                <b>{finding.blocks ? m.processes_finding_blocks() : m.processes_finding_remark()}</b>{' '}
                {finding.row === null ? finding.place : <a href={`#row-${finding.row}`}>{finding.place}</a>}:{' '}
                {finding.message}
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </section>
  )
}
