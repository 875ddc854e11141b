import type { Generated } from 'kysely'
import type { RoleCode } from '#platform/module.ts'

export type UnitKind = 'province' | 'department' | 'board' | 'centre' | 'division' | 'commune_centre' | 'other'
export type SuccessionKind = 'merge' | 'split' | 'rename' | 'move'

/** Dates are `YYYY-MM-DD`; `valid_to` is the last day on which the row holds, null without end. */
export interface UnitTable {
  id: string
  /** Electronic identity code, e.g. `H62.015` (QĐ 20/2020, law.md §7.1). */
  code: string
  /** Code of the scheme before it, e.g. `000.00.15.H62`; still in old dossier codes. */
  old_code: string | null
  kind: UnitKind
  name: string
  short_name: string
  name_en: string
  parent_id: string | null
  address: string | null
  phone: string | null
  email: string | null
  valid_from: string
  valid_to: string | null
  version: Generated<number>
}

export interface UnitSuccessorTable {
  unit_id: string
  successor_id: string
  kind: SuccessionKind
  on_date: string
  basis: string
}

export interface DeskTable {
  id: string
  code: string
  name: string
  name_en: string
  unit_id: string
  /** Null: receives for every agency of the province. */
  serves_unit_id: string | null
  active: Generated<boolean>
}

export interface OfficerTable {
  id: string
  full_name: string
  born_on: string | null
  email: string | null
  phone: string | null
  active: Generated<boolean>
  version: Generated<number>
}

export interface PostTable {
  id: string
  officer_id: string
  unit_id: string
  role: RoleCode
  title: string
  title_en: string
  valid_from: string
  valid_to: string | null
}

export interface SecondmentTable {
  id: string
  officer_id: string
  from_unit_id: string
  to_unit_id: string
  desk_id: string | null
  decision_number: string
  starts_on: string
  ends_on: string
  recalled_on: string | null
  post_id: string
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    unit: UnitTable
    unit_successor: UnitSuccessorTable
    desk: DeskTable
    officer: OfficerTable
    post: PostTable
    secondment: SecondmentTable
  }
}
