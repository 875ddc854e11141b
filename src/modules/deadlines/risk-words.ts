import { workTime } from '#modules/dossiers/exports.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'

/** A chance and its reason as people say them. */

export type ChanceTone = 'over' | 'today' | 'wait' | 'calm'

/** The word beside the number: a colour alone says nothing. */
export function chanceWord(chance: number): string {
  if (chance >= 0.8) return m.deadlines_chance_high()
  if (chance >= 0.5) return m.deadlines_chance_likely()
  return chance >= 0.2 ? m.deadlines_chance_watch() : m.deadlines_chance_low()
}

export function chanceTone(chance: number): ChanceTone {
  if (chance >= 0.8) return 'over'
  if (chance >= 0.5) return 'today'
  return chance >= 0.2 ? 'wait' : 'calm'
}

/** Nothing is certain before the day: 1 … 99 %. */
export function percentOf(chance: number): number {
  return Math.min(99, Math.max(1, Math.round(chance * 100)))
}

interface Reasons {
  left_minutes: number
  step_name: string
  step_half_minutes: number
  step_most_minutes: number
  step_stays: number
}

/** "Bước Thẩm định thường mất 3,2 ngày làm việc (8 trong 10 hồ sơ xong trong 5 ngày); đến hạn còn 1,5 ngày." */
export function riskReason(risk: Reasons, locale: Locale): string {
  const sentence = m.deadlines_risk_reason({
    step: risk.step_name,
    half: workTime(risk.step_half_minutes, locale),
    most: workTime(risk.step_most_minutes, locale),
    left: workTime(risk.left_minutes, locale),
  })
  return risk.step_stays > 0
    ? `${sentence} ${m.deadlines_risk_based_on({ count: risk.step_stays })}`
    : `${sentence} ${m.deadlines_risk_without_history()}`
}
