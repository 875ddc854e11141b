import type { ReactNode } from 'react'
import { DateText } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { type StepKind, Timeline, type TimelineStep } from '#platform/ui/timeline.tsx'
import { m } from '#words'
import { printUrl } from './document-section.tsx'
import type { StoryItem } from './story.ts'

/** What happened, what is happening, what comes: with holders, times, budgets and sheets. */
export function StorySection({ code, items }: { code: string; items: readonly StoryItem[] }) {
  return (
    <section aria-labelledby="story">
      <div className="sech">
        <h2 id="story">{m.dossiers_story_title()}</h2>
        <a className="k q" href={printUrl(code, 'control_slip')}>
          {m.dossiers_document_control_slip()}
        </a>
      </div>
      <Timeline label={m.dossiers_story_title()} steps={items.map((item, index) => stepOf(code, item, index))} />
    </section>
  )
}

const KINDS: Record<StoryItem['kind'], StepKind> = {
  done: 'done',
  here: 'here',
  wait: 'wait',
  pause: 'pause',
  answer: 'done',
  next: 'next',
  end: 'stop',
}

function stepOf(code: string, item: StoryItem, index: number): TimelineStep {
  const { used, clock, pause, aside } = item
  return {
    key: String(index),
    kind: KINDS[item.kind],
    title: item.title,
    ...(aside ? { when: 'day' in aside ? <DateText value={aside.day} form="short" /> : aside.text } : {}),
    lines: [
      ...item.lines,
      ...(used ? [<UsedLine key="used" used={used} />] : []),
      ...(item.link
        ? [
            <a key="link" href={item.link.href}>
              {item.link.label}
            </a>,
          ]
        : []),
      ...item.documents.map(
        (document): ReactNode => (
          <a key={document.id} className="doc" href={printUrl(code, document.id)}>
            <Icon name="pdf" size="s" />
            {document.label}
          </a>
        ),
      ),
    ],
    ...(clock ? { clock: { words: clock.text, used: clock.late ? 1.01 : clock.percent / 100 } } : {}),
    ...(pause ? { pause } : {}),
  }
}

function UsedLine({ used }: { used: NonNullable<StoryItem['used']> }) {
  return <span className={used.late ? 'used late' : 'used'}>{used.text}</span>
}
