/** Words around a defect: the part of the procedure that it is about, and what was decided. */
import { m } from '#words'
import type { StoredFlag } from './catalogue-queries.ts'

const PARTS: readonly (readonly [RegExp, () => string])[] = [
  [/limit/, () => m.catalogue_part_limit()],
  [/component/, () => m.catalogue_part_components()],
  [/fees/, () => m.catalogue_part_fees()],
  [/milestones/, () => m.catalogue_part_milestones()],
  [/processes/, () => m.catalogue_part_processes()],
  [/legal_basis/, () => m.catalogue_part_legal_basis()],
  [/agencies/, () => m.catalogue_part_agencies()],
  [/successors/, () => m.catalogue_part_successors()],
  [/code/, () => m.catalogue_part_code()],
  [/^cases/, () => m.catalogue_part_case()],
]

/** `cases[1].limit` → "Thời hạn, trường hợp 2". */
export function partName(path: string): string {
  const name = PARTS.find(([pattern]) => pattern.test(path))?.[1]() ?? m.catalogue_part_other()
  const index = /^cases\[(\d+)\]/.exec(path)?.[1]
  return index === undefined ? name : m.catalogue_part_of_case({ part: name, number: Number(index) + 1 })
}

const OUTCOMES: Record<NonNullable<StoredFlag['outcome']>, () => string> = {
  data_is_right: () => m.catalogue_outcome_data_is_right(),
  corrected: () => m.catalogue_outcome_corrected(),
  not_applicable: () => m.catalogue_outcome_not_applicable(),
}

export function flagOutcome(outcome: NonNullable<StoredFlag['outcome']>): string {
  return OUTCOMES[outcome]()
}

export function outcomeChoices(): { value: string; label: string }[] {
  return Object.entries(OUTCOMES).map(([value, label]) => ({ value, label: label() }))
}
