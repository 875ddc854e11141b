import { currentLocale } from '#platform/i18n/locale.ts'
import type { RoleCode } from '#platform/module.ts'
import { m } from '#words'
import type { SuccessionKind, UnitKind } from './organisation-tables.ts'

const roles: Readonly<Record<RoleCode, () => string>> = {
  counter_officer: m.organisations_role_counter_officer,
  head: m.organisations_role_head,
  specialist: m.organisations_role_specialist,
  leader: m.organisations_role_leader,
  clerk: m.organisations_role_clerk,
  supervisor: m.organisations_role_supervisor,
  administrator: m.organisations_role_administrator,
}

const kinds: Readonly<Record<UnitKind, () => string>> = {
  province: m.organisations_kind_province,
  department: m.organisations_kind_department,
  board: m.organisations_kind_board,
  centre: m.organisations_kind_centre,
  division: m.organisations_kind_division,
  commune_centre: m.organisations_kind_commune_centre,
  other: m.organisations_kind_other,
}

const successions: Readonly<Record<SuccessionKind, () => string>> = {
  merge: m.organisations_succession_merge,
  split: m.organisations_succession_split,
  rename: m.organisations_succession_rename,
  move: m.organisations_succession_move,
}

export function roleName(role: RoleCode): string {
  return roles[role]()
}

export function kindName(kind: UnitKind): string {
  return kinds[kind]()
}

export function successionName(kind: SuccessionKind): string {
  return successions[kind]()
}

export function roleChoices() {
  return Object.entries(roles).map(([value, label]) => ({ value, label: label() }))
}

export function kindChoices() {
  return Object.entries(kinds).map(([value, label]) => ({ value, label: label() }))
}

/** The name in the reader's language. */
export function localName(thing: { name: string; name_en: string }): string {
  return currentLocale() === 'en' ? thing.name_en : thing.name
}

export function localTitle(post: { title: string; title_en: string }): string {
  return currentLocale() === 'en' ? post.title_en : post.title
}
