import { DayLegend, DayStrip } from '#platform/ui/day-strip.tsx'
import { m } from '#words'
import type { ClockPicture } from './clock-picture.ts'

/** The legal clock over the whole width, day by day. */
export function ClockRow({ clock }: { clock: ClockPicture }) {
  return (
    <section className="clockrow" aria-label={m.dossiers_clock_title()}>
      <div className="clockhead">
        <h2>{m.dossiers_clock_title()}</h2>
        <span className="sub small">{clock.summary}</span>
        <DayLegend />
      </div>
      <DayStrip days={clock.days} label={clock.daysLabel} />
    </section>
  )
}
