import { Avatar } from '#platform/ui/avatar.tsx'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { FileLine } from '#platform/ui/papers.tsx'
import { m } from '#words'
import type { Opinion } from './opinions.ts'

/** What the officers wrote to each other on the way, oldest first, with what they attached. */
export function OpinionSection({ opinions }: { opinions: readonly Opinion[] }) {
  if (opinions.length === 0) {
    return (
      <EmptyState icon="message" title={m.dossiers_opinions_none()}>
        {m.dossiers_opinions_none_why()}
      </EmptyState>
    )
  }
  return (
    <section className="dsec" aria-labelledby="opinions">
      <h2 id="opinions">{m.dossiers_page_tab_opinions()}</h2>
      <OpinionList opinions={opinions} />
    </section>
  )
}

export function OpinionList({ opinions }: { opinions: readonly Opinion[] }) {
  return (
    <ol className="opinions" aria-label={m.dossiers_page_tab_opinions()}>
      {opinions.map((opinion) => (
        <li key={opinion.key}>
          <Avatar name={opinion.who} />
          <div>
            <p className="oh">
              <b>{opinion.who}</b> · {opinion.what} · <DateText value={opinion.at} form="when" />
            </p>
            {opinion.text && <p className="ot">{opinion.text}</p>}
            {opinion.files.map((file) => (
              <FileLine key={file.id} name={file.name} href={file.url} line={file.size} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}
