import { type DossierRisk, workTime } from '#modules/dossiers/exports.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'

type Reasons = Pick<
  DossierRisk,
  'left_minutes' | 'step_name' | 'step_half_minutes' | 'step_most_minutes' | 'step_stays'
>

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
