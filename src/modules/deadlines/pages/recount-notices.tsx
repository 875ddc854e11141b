import { Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { m } from '#words'
import type { ChangedDay } from '../changed-days.ts'
import type { PreviewSummary } from '../recount-preview.ts'

/** So many days are read at a glance; other hours for a season may change a hundred. */
const SHOWN = 12

/** The reason of it all: which days count otherwise. */
export function ChangedDays({ days }: { days: readonly ChangedDay[] }) {
  if (days.length === 0) return null
  return (
    <section aria-labelledby="changed-days" style={{ margin: '16px 0' }}>
      <h2 id="changed-days" style={{ fontSize: '18px', lineHeight: '28px' }}>
        {m.deadlines_recount_changed_days()}
      </h2>
      <ul>
        {days.slice(0, SHOWN).map((day) => (
          <li key={day.on}>
            <DateText value={day.on} form="day" />: {changeLabel(day.change)}
            {day.name && <> ({day.name})</>}
          </li>
        ))}
      </ul>
      {days.length > SHOWN && <p className="sub">{m.deadlines_recount_more_days({ count: days.length - SHOWN })}</p>}
    </section>
  )
}

function changeLabel(change: ChangedDay['change']): string {
  switch (change) {
    case 'now_off':
      return m.deadlines_recount_now_off()
    case 'now_open':
      return m.deadlines_recount_now_open()
    case 'other_hours':
      return m.deadlines_recount_other_hours()
  }
}

/** What nobody may overlook: late and on time change places. */
export function Concerns({ summary }: { summary: PreviewSummary }) {
  return (
    <>
      {summary.wouldBeLate > 0 && (
        <Notice tone="bad" title={m.deadlines_recount_would_be_late_title({ count: summary.wouldBeLate })}>
          {m.deadlines_recount_would_be_late_text()}
        </Notice>
      )}
      {summary.wasLate > 0 && (
        <Notice tone="warning" title={m.deadlines_recount_was_late_title({ count: summary.wasLate })}>
          {m.deadlines_recount_was_late_text()}
        </Notice>
      )}
    </>
  )
}
