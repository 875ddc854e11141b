import { m } from '#words'

/** The chance of being late as people say it. */

export type ChanceTone = 'over' | 'today' | 'wait' | 'calm'

/** The word beside the number: a colour alone says nothing. */
export function chanceWord(chance: number): string {
  if (chance >= 0.8) return m.dossiers_chance_high()
  if (chance >= 0.5) return m.dossiers_chance_likely()
  return chance >= 0.2 ? m.dossiers_chance_watch() : m.dossiers_chance_low()
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
