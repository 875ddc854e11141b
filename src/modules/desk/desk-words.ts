import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'

/** A limit or an amount as the pages say it. Pure. */

export interface StatedLimit {
  value: number
  unit: 'working_days' | 'days' | 'working_hours' | 'hours' | 'months'
}

/** "10 ngày làm việc", "4,75 ngày làm việc". */
export function limitLabel(limit: StatedLimit, locale: Locale): string {
  const count = numberText(limit.value, locale)
  switch (limit.unit) {
    case 'working_days':
      return m.desk_limit_working_days({ count })
    case 'days':
      return m.desk_limit_days({ count })
    case 'working_hours':
      return m.desk_limit_working_hours({ count })
    case 'hours':
      return m.desk_limit_hours({ count })
    case 'months':
      return m.desk_limit_months({ count })
  }
}

/** "2.500.000 đồng"; the đồng has no smaller unit. */
export function moneyLabel(dong: number, locale: Locale): string {
  return m.desk_money({ amount: numberText(dong, locale) })
}

function numberText(value: number, locale: Locale): string {
  return value.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB')
}

/** Lists call a procedure by its content: "Thủ tục cấp Giấy chứng nhận …" → "Cấp Giấy chứng nhận …". */
export function shortProcedure(name: string): string {
  const rest = name.replace(/^Thủ tục\s+/u, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** Official names are Vietnamese; where an English one is known, a reader of English gets it. */
export function inLocale(text: { vi: string; en: string | null }, locale: Locale): string {
  return locale === 'en' && text.en !== null ? text.en : text.vi
}
