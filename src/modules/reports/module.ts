import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { mountAcceptanceApi } from './acceptance-rest.ts'
import { mountReportsApi } from './rest.ts'

/** Báo cáo: what the law asks to be written down of the dossiers. Figures come from their rows and log, nothing is typed. */
export const reports: Module = {
  name: 'reports',
  permissions: [{ code: 'reports.view', roles: ['counter_officer', 'head', 'leader', 'clerk', 'supervisor'] }],
  navigation: [
    { path: '/reports/register', label: () => m.reports_title(), icon: 'chart', permission: 'reports.view' },
    {
      path: '/reports/acceptance',
      label: () => m.reports_accept_title(),
      icon: 'clock',
      permission: 'reports.view',
    },
  ],
  api: (api) => {
    mountReportsApi(api)
    mountAcceptanceApi(api)
  },
}
