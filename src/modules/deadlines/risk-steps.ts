import { type StepKind, stepKindLabel, workTime } from '#modules/dossiers/exports.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { quantile, spreadOf } from './risk-spread.ts'
import type { Group, StepTimes } from './risk-times.ts'

/** What was learnt of one kind of step, in words: for the page of the method. */
export interface LearntStep {
  key: string
  name: string
  n: number
  half: string
  most: string
}

const KINDS: readonly StepKind[] = ['reception', 'assignment', 'appraisal', 'review', 'signing', 'issuing']

/** By kind of step: steps with a time given to them in parts of it, the others in working time. */
export function learntSteps({ groups }: StepTimes, locale: Locale): LearntStep[] {
  return KINDS.flatMap((kind) =>
    (['share', 'minutes'] as const).flatMap((unit) => {
      const group = groups[`kind/${kind}/${unit}`]
      return group
        ? [{ key: `${kind} ${unit}`, name: stepKindLabel(kind), n: group.n, ...times(group, unit, locale) }]
        : []
    }),
  )
}

/** Parts of the time given are small numbers: on the grid of minutes a hundredth of it is a minute. */
function times(group: Group, unit: 'share' | 'minutes', locale: Locale): { half: string; most: string } {
  const scale = unit === 'share' ? 6_000 : 1
  const spread = spreadOf(group.points.map(([value, share]) => [value * scale, share]))
  const words = (share: number) => {
    const value = quantile(spread, share)
    return unit === 'share'
      ? m.deadlines_method_of_budget({ share: Math.round((value / scale) * 100) })
      : workTime(value, locale)
  }
  return { half: words(0.5), most: words(0.8) }
}
