import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'

const DAY = 480

/** A stretch of working time: "3,2 ngày làm việc", "5 giờ làm việc", "40 phút làm việc". A working day is eight hours. */
export function workTime(minutes: number, locale: Locale): string {
  const number = (value: number) =>
    value.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })
  if (minutes >= DAY) return m.dossiers_time_days({ count: number(minutes / DAY) })
  if (minutes >= 60) return m.dossiers_time_hours({ count: number(minutes / 60) })
  return m.dossiers_time_minutes({ count: number(minutes) })
}
