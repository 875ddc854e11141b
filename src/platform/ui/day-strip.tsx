import type { CSSProperties } from 'react'
import { m } from '#words'
import { dateParts, shortWeekday } from '../i18n/dates.ts'
import { currentLocale } from '../i18n/locale.ts'

/** `start` receipt · `counted` still to come · `past` used · `off` holiday · `weekend` · `paused` · `due` the appointment */
export type DayKind = 'start' | 'counted' | 'past' | 'off' | 'weekend' | 'paused' | 'due'

export interface StripDay {
  /** 'YYYY-MM-DD' */
  on: string
  kind: DayKind
  /** Number of the counted day, or a short word ("nhận", "nghỉ"); the usual word when absent. */
  mark?: string | number
  /** Today gets the saffron line. */
  today?: boolean
}

const CLASSES: Readonly<Record<DayKind, string>> = {
  start: 'start',
  counted: 'cnt',
  past: 'cnt past',
  off: 'off',
  weekend: 'we',
  paused: 'pz',
  due: 'due',
}

/** Beyond this many days one line is too narrow to read; the strip becomes a calendar of fortnights. */
const LONGEST_LINE = 31

/** Where a date comes from, day by day; on the phone the same list is a grid of weeks. */
export function DayStrip({ days, label }: { days: readonly StripDay[]; label: string }) {
  const locale = currentLocale()
  return (
    <ol className={days.length > LONGEST_LINE ? 'days long' : 'days'} aria-label={label}>
      {days.map((day, index) => {
        const parts = dateParts(day.on)
        return (
          <li
            key={day.on}
            className={day.today ? `${CLASSES[day.kind]} now` : CLASSES[day.kind]}
            style={index === 0 ? ({ '--col': parts.weekday } as CSSProperties) : undefined}
          >
            <span className="w">{shortWeekday(parts.weekday, locale)}</span>
            <span className="d">{String(parts.day).padStart(2, '0')}</span>
            <span className="n">{day.mark ?? usualMark(day.kind)}</span>
          </li>
        )
      })}
    </ol>
  )
}

function usualMark(kind: DayKind): string {
  if (kind === 'start') return m.platform_day_start()
  if (kind === 'off') return m.platform_day_off()
  if (kind === 'paused') return m.platform_day_paused()
  return ' '
}

/** What the colours of a day strip mean. */
export function DayLegend() {
  const entries: readonly [string, string][] = [
    ['var(--st-work-dot)', m.platform_legend_past()],
    ['var(--st-pause-dot)', m.platform_legend_paused()],
    ['var(--mc-line-2)', m.platform_legend_off()],
    ['var(--mc-brand-line)', m.platform_legend_left()],
    ['var(--mc-brand)', m.platform_legend_due()],
  ]
  return (
    <span className="legend">
      {entries.map(([colour, words]) => (
        <span key={words}>
          <i style={{ '--k': colour } as CSSProperties} />
          {words}
        </span>
      ))}
    </span>
  )
}
