import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { MANAGE_PROCESSES } from './permission.ts'

/** Internal processes as Decisions issue them: their table, what is wrong with it, its annex. */
export const processes: Module = {
  name: 'processes',
  permissions: [
    { code: 'processes.view', roles: ['head', 'specialist', 'leader', 'clerk', 'supervisor', 'administrator'] },
    { code: MANAGE_PROCESSES, roles: ['head', 'administrator'] },
  ],
  navigation: [
    { path: '/processes', label: () => m.processes_title(), icon: 'list-check', permission: 'processes.view' },
  ],
}
