import { m } from '#words'
import type { Confidence } from './parameter-tables.ts'

const marks: Readonly<Record<Confidence, { word: () => string; meaning: () => string }>> = {
  V: { word: m.parameters_mark_v, meaning: m.parameters_mark_v_meaning },
  P: { word: m.parameters_mark_p, meaning: m.parameters_mark_p_meaning },
  U: { word: m.parameters_mark_u, meaning: m.parameters_mark_u_meaning },
}

export function markWord(mark: Confidence): string {
  return marks[mark].word()
}

export function markMeaning(mark: Confidence): string {
  return marks[mark].meaning()
}

export function markChoices() {
  return Object.entries(marks).map(([value, mark]) => ({ value, label: mark.word(), hint: mark.meaning() }))
}

const units: Readonly<Record<string, () => string>> = {
  working_days: m.parameters_unit_working_days,
  working_hours: m.parameters_unit_working_hours,
  days: m.parameters_unit_days,
  hours: m.parameters_unit_hours,
  minutes: m.parameters_unit_minutes,
  months: m.parameters_unit_months,
  years: m.parameters_unit_years,
  tries: m.parameters_unit_tries,
  characters: m.parameters_unit_characters,
  passwords: m.parameters_unit_passwords,
  classes: m.parameters_unit_classes,
  points: m.parameters_unit_points,
  requests: m.parameters_unit_requests,
  extensions: m.parameters_unit_extensions,
  visits: m.parameters_unit_visits,
  day_of_month: m.parameters_unit_day_of_month,
}

/** What the number counts, in the reader's language; a unit that has no word of its own is shown as it is stored. */
export function unitWord(unit: string | null): string {
  return unit === null ? '' : (units[unit]?.() ?? unit)
}

const groups: Readonly<Record<string, () => string>> = {
  clock: m.parameters_group_clock,
  code: m.parameters_group_code,
  forms: m.parameters_group_forms,
  holidays: m.parameters_group_clock,
  index766: m.parameters_group_reports,
  investment: m.parameters_group_dossiers,
  late: m.parameters_group_dossiers,
  online: m.parameters_group_dossiers,
  outage: m.parameters_group_dossiers,
  pakn: m.parameters_group_dossiers,
  paper: m.parameters_group_dossiers,
  privacy: m.parameters_group_security,
  publish: m.parameters_group_catalogue,
  rating: m.parameters_group_reports,
  report: m.parameters_group_reports,
  secondment: m.parameters_group_people,
  security: m.parameters_group_security,
  supplement: m.parameters_group_dossiers,
  visits: m.parameters_group_dossiers,
  workday: m.parameters_group_clock,
}

/** What the parameter is about, by the first part of its key. */
export function groupWord(key: string): string {
  return groups[key.split('.')[0] ?? '']?.() ?? m.parameters_group_other()
}
