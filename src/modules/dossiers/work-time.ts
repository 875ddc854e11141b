import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'

const DAY = 480
const HOUR = 60

/** A stretch of working time: "3,2 ngày làm việc", "5 giờ làm việc", "40 phút làm việc". A working day is eight hours. */
export function workTime(minutes: number, locale: Locale): string {
  const words = (value: number, one: () => string, many: (says: { count: string }) => string) => {
    const count = value.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })
    return count === '1' ? one() : many({ count })
  }
  if (minutes >= DAY) return words(minutes / DAY, m.dossiers_time_day, m.dossiers_time_days)
  if (minutes >= HOUR) return words(minutes / HOUR, m.dossiers_time_hour, m.dossiers_time_hours)
  return words(minutes, m.dossiers_time_minute, m.dossiers_time_minutes)
}
