import type { Module, RoleCode } from '#platform/module.ts'
import { m } from '#words'
import { mountOrganisationApi } from './rest.ts'

const everybody: readonly RoleCode[] = [
  'counter_officer',
  'head',
  'specialist',
  'leader',
  'clerk',
  'supervisor',
  'administrator',
]

export const organisations: Module = {
  name: 'organisations',
  permissions: [
    { code: 'organisations.view', roles: everybody },
    { code: 'organisations.change_own_email', roles: everybody },
    { code: 'organisations.manage_units', roles: ['administrator'] },
    { code: 'organisations.manage_officers', roles: ['administrator'] },
  ],
  navigation: [
    {
      path: '/organisations',
      label: () => m.organisations_title(),
      icon: 'buildings',
      permission: 'organisations.view',
    },
  ],
  api: mountOrganisationApi,
}
