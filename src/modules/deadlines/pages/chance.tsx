import type { CSSProperties } from 'react'
import type { ChanceTone } from '#modules/dossiers/exports.ts'
import { Num } from '#platform/ui/dates.tsx'

const COLOURS: Readonly<Record<ChanceTone, string>> = {
  over: 'var(--st-over-dot)',
  today: 'var(--st-today-dot)',
  wait: 'var(--st-wait-dot)',
  calm: 'var(--st-done-dot)',
}

/** A chance as a number, a word and a bar. */
export function Chance({ percent, word, tone }: { percent: number | null; word: string; tone: ChanceTone }) {
  return (
    <>
      <span className="nb">
        {percent !== null && (
          <b className="b">
            <Num>{percent}</Num>&nbsp;%
          </b>
        )}{' '}
        <span className={tone === 'over' ? 'tone-over' : undefined}>{word}</span>
      </span>
      <div className="meter" aria-hidden="true">
        <i style={{ width: `${percent ?? 100}%`, '--k': COLOURS[tone] } as CSSProperties} />
      </div>
    </>
  )
}
