import type { CSSProperties } from 'react'
import { dateParts, shortWeekday } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { Digits } from '#platform/ui/digits.tsx'
import { m } from '#words'
import type { MonthView } from './year-view.ts'

/** Twelve months; `href` makes each day a link (who may change the calendar presses a day). */
export function YearPicture({
  months,
  href,
}: {
  months: readonly MonthView[]
  href?: ((on: string) => string) | undefined
}) {
  return (
    <div className="yr">
      {months.map((month) => (
        <Month key={month.month} month={month} href={href} />
      ))}
    </div>
  )
}

function Month({ month, href }: { month: MonthView; href: ((on: string) => string) | undefined }) {
  const locale = currentLocale()
  const name = m.calendar_month({ month: month.month })
  const first = month.days[0]
  return (
    <section className="yr-m" aria-label={name}>
      <h2>
        <span>
          <Digits>{name}</Digits>
        </span>
        <span className="sub small">
          <Digits>{m.calendar_month_days({ days: month.workingDays })}</Digits>
        </span>
      </h2>
      <div className="yr-w" aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <span key={weekday}>{shortWeekday(weekday, locale)}</span>
        ))}
      </div>
      <ol className="yr-d" style={{ '--col': first ? dateParts(first.on).weekday : 1 } as CSSProperties}>
        {month.days.map((day) => (
          <li
            key={day.on}
            className={[`yr-${day.kind}`, day.today && 'now', day.unsure && 'yr-doubt'].filter(Boolean).join(' ')}
            title={day.title}
            aria-current={day.today ? 'date' : undefined}
          >
            {href ? (
              <a href={href(day.on)}>
                <DayNumber day={day} titled />
              </a>
            ) : (
              <DayNumber day={day} titled={day.kind !== 'working' && day.kind !== 'weekend'} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function DayNumber({ day, titled }: { day: MonthView['days'][number]; titled: boolean }) {
  return (
    <>
      <span className="num">{Number(day.on.slice(8))}</span>
      {titled && <span className="sr"> {day.title}</span>}
    </>
  )
}

export function YearLegend({ unsure }: { unsure: boolean }) {
  const kinds = [
    ['holiday', m.calendar_kind_holiday()],
    ['compensatory', m.calendar_kind_compensatory()],
    ['swapped', m.calendar_kind_swapped()],
    ['day_off', m.calendar_kind_day_off()],
    ['makeup', m.calendar_kind_makeup_short()],
    ['weekend', m.calendar_kind_weekend()],
    ...(unsure ? [['doubt', m.calendar_legend_unsure()]] : []),
  ]
  return (
    <ul className="yr-legend">
      {kinds.map(([kind, words]) => (
        <li key={kind}>
          <i className={`yr-${kind}`} />
          {words}
        </li>
      ))}
    </ul>
  )
}
