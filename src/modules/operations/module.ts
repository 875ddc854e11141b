import type { Module } from '#platform/module.ts'
import { m } from '#words'

/** Vận hành: what an administrator has to know about the installation itself. */
export const operations: Module = {
  name: 'operations',
  permissions: [{ code: 'operations.view', roles: ['administrator'] }],
  navigation: [
    { path: '/operations', label: () => m.operations_title(), icon: 'adjustments', permission: 'operations.view' },
  ],
}
