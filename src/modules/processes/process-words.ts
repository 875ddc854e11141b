import { limitText } from '#modules/catalogue/exports.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { Detail, Finding } from './findings.ts'
import type { InternalProcess, Kind, StepAct, StepPrint } from './process.ts'
import { ruleSentence } from './rule-words.ts'
import { actName, kindName, printName, type Role, roleName } from './step-words.ts'

export interface SaidFinding {
  rule: Finding['rule']
  place: string
  message: string
  blocks: boolean
}

/** A finding with its place and its sentence, which says what to do about it. */
export function sayFinding(finding: Finding, process: Pick<InternalProcess, 'steps'>, locale: Locale): SaidFinding {
  return {
    rule: finding.rule,
    place: placeOf(finding, process),
    message: ruleSentence(finding.rule, wordsOf(finding.detail, locale)),
    blocks: finding.blocks,
  }
}

function placeOf({ cell, step }: Finding, { steps }: Pick<InternalProcess, 'steps'>): string {
  const number = steps.find(({ key }) => key === step)?.number
  if (number === undefined) return cell ?? m.processes_place_whole()
  return cell === null ? m.processes_place_step({ number }) : m.processes_place_cell_of_step({ cell, number })
}

/** Codes become names, limits are said in the reader's language. */
function wordsOf(detail: Detail, locale: Locale): Record<string, string> {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'object' ? amount(value, locale) : coded(name, String(value)),
    ]),
  )
}

const amount = (limit: { value: number; unit: string }, locale: Locale) =>
  limitText(limit as Parameters<typeof limitText>[0], locale)

function coded(name: string, value: string): string {
  if (name === 'role') return roleName(value as Role)
  if (name === 'kind') return kindName(value as Kind)
  if (name === 'print') return printName(value as StepPrint)
  return name === 'act' ? actName(value as StepAct) : value
}
