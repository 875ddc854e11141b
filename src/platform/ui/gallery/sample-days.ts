import type { StripDay } from '../day-strip.tsx'

/** The appointment of screen 3: ten working days from 23/11/2026 with 24/11 off. */
export const promiseDays: readonly StripDay[] = [
  { on: '2026-11-23', kind: 'start', today: true },
  { on: '2026-11-24', kind: 'off' },
  ...counted(['2026-11-25', '2026-11-26', '2026-11-27'], 1),
  ...weekend('2026-11-28', '2026-11-29'),
  ...counted(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'], 4),
  ...weekend('2026-12-05', '2026-12-06'),
  ...counted(['2026-12-07'], 9),
  { on: '2026-12-08', kind: 'due', mark: 10 },
]

function counted(days: readonly string[], from: number): StripDay[] {
  return days.map((on, index) => ({ on, kind: 'counted', mark: from + index }))
}

function weekend(...days: readonly string[]): StripDay[] {
  return days.map((on) => ({ on, kind: 'weekend' }))
}
