import { DefinitionList, EmptyState } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { FileLine } from '#platform/ui/papers.tsx'
import { m } from '#words'
import type { ResultFacts } from './dossier-page.ts'
import type { PaperFile } from './papers.ts'

/** The document that the State gives: number, day, signer, file; and when the applicant got it. */
export function ResultSection({ result, step }: { result: ResultFacts | null; step: string | null }) {
  if (!result) {
    return (
      <EmptyState icon="stamp" title={m.dossiers_result_none()}>
        {step && m.dossiers_result_none_why({ step })}
      </EmptyState>
    )
  }
  const dates: [string, string | null][] = [
    [m.dossiers_result_resolved(), result.resolvedAt],
    [m.dossiers_result_released(), result.releasedAt],
    [m.dossiers_result_returned(), result.returnedAt],
  ]
  const items = [
    ...(result.kind ? [{ term: m.dossiers_result_kind(), value: result.kind }] : []),
    ...(result.number ? [{ term: m.dossiers_result_number(), value: <Num>{result.number}</Num> }] : []),
    ...(result.on ? [{ term: m.dossiers_result_on(), value: <DateText value={result.on} form="day" /> }] : []),
    ...(result.signer ? [{ term: m.dossiers_result_signer(), value: result.signer }] : []),
    ...dates.flatMap(([term, at]) => (at ? [{ term, value: <DateText value={at} form="when" /> }] : [])),
  ]
  return (
    <section className="dsec narrow" aria-labelledby="result">
      <h2 id="result">{m.dossiers_page_tab_result()}</h2>
      <DefinitionList items={items} />
      <Files title={m.dossiers_result_files()} files={result.files} />
      <Files title={m.dossiers_result_handed_over()} files={result.handedOver} />
    </section>
  )
}

function Files({ title, files }: { title: string; files: readonly PaperFile[] }) {
  if (files.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      {files.map((file) => (
        <FileLine key={file.id} name={file.name} href={file.url} line={file.size} />
      ))}
    </>
  )
}
