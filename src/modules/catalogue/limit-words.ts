import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { Fee, Limit, LimitUnit } from './procedure.ts'

/** Limits and fees as public pages say them. Pure but for the words. */

type StatedLimit = Pick<Limit, 'value' | 'unit'>

/** "10 ngày làm việc", "4,75 ngày làm việc". */
export function limitText(limit: StatedLimit, locale: Locale): string {
  return withUnit(numberText(limit.value, locale), limit.unit)
}

/** Several cases in one breath: "3, 5 hoặc 7 ngày làm việc"; the shortest first, each once. */
export function limitsText(limits: readonly StatedLimit[], locale: Locale): string {
  const byUnit = Map.groupBy(limits, (limit) => limit.unit)
  const parts = [...byUnit].map(([unit, each]) => {
    const values = [...new Set(each.map((limit) => limit.value))].sort((a, b) => a - b)
    return withUnit(orList(values.map((value) => numberText(value, locale))), unit)
  })
  return orList(parts)
}

/** "2.500.000 đồng"; the đồng has no smaller unit. */
export function moneyText(dong: number, locale: Locale): string {
  return m.catalogue_money({ amount: numberText(dong, locale) })
}

/** What one line of the fees says; the rule when the amount follows from one. */
export function feeText(fee: Pick<Fee, 'kind' | 'amount' | 'rule'>, locale: Locale): string {
  if (fee.kind === 'none' || (fee.amount === 0 && fee.kind !== 'reduction')) return m.catalogue_fee_none()
  if (fee.amount === null) return fee.rule
  const amount = moneyText(fee.amount, locale)
  return fee.kind === 'reduction' ? m.catalogue_fee_reduced({ amount, rule: fee.rule }) : amount
}

function withUnit(count: string, unit: LimitUnit): string {
  switch (unit) {
    case 'working_days':
      return m.catalogue_limit_working_days({ count })
    case 'days':
      return m.catalogue_limit_days({ count })
    case 'working_hours':
      return m.catalogue_limit_working_hours({ count })
    case 'hours':
      return m.catalogue_limit_hours({ count })
    case 'months':
      return m.catalogue_limit_months({ count })
  }
}

function orList(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? ''
  return m.catalogue_or({ before: parts.slice(0, -1).join(', '), last: parts.at(-1) ?? '' })
}

function numberText(value: number, locale: Locale): string {
  return value.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB')
}
