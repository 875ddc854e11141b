import type { Module, RoleCode } from '#platform/module.ts'
import { m } from '#words'
import { closeIdleAccounts } from './idle-accounts.ts'
import { ownAccountPermission } from './own-account.ts'
import { mountIdentityApi } from './rest.ts'

const everybody: readonly RoleCode[] = [
  'counter_officer',
  'head',
  'specialist',
  'leader',
  'clerk',
  'supervisor',
  'administrator',
]

export const identity: Module = {
  name: 'identity',
  permissions: [
    { code: ownAccountPermission, roles: everybody },
    { code: 'identity.manage_accounts', roles: ['administrator'] },
    { code: 'identity.manage_tokens', roles: ['administrator'] },
    { code: 'identity.view_audit', roles: ['administrator', 'supervisor'] },
  ],
  navigation: [
    {
      path: '/identity/users',
      label: () => m.identity_users_title(),
      icon: 'users',
      permission: 'identity.manage_accounts',
    },
    {
      path: '/identity/tokens',
      label: () => m.identity_tokens_title(),
      icon: 'key',
      permission: 'identity.manage_tokens',
    },
    { path: '/audit', label: () => m.identity_audit_title(), icon: 'history', permission: 'identity.view_audit' },
  ],
  jobs: [
    {
      name: 'identity.close_idle_accounts',
      schedule: '30 2 * * *',
      run: async (app) => void (await closeIdleAccounts(app)),
    },
  ],
  api: mountIdentityApi,
}
