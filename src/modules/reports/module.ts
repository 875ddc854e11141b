import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { mountAcceptanceApi } from './acceptance-rest.ts'
import { checkEveryNight, refreshFacts } from './fact-jobs.ts'
import { mountReportsApi } from './rest.ts'

/** Báo cáo: what the law asks to be written down of the dossiers. Figures come from their rows and log, nothing is typed. */
export const reports: Module = {
  name: 'reports',
  permissions: [
    { code: 'reports.view', roles: ['counter_officer', 'head', 'leader', 'clerk', 'supervisor'] },
    { code: 'reports.issue', roles: ['head', 'leader', 'clerk'] },
  ],
  navigation: [{ path: '/reports', label: () => m.reports_title(), icon: 'chart', permission: 'reports.view' }],
  jobs: [
    { name: 'reports.refresh', schedule: '*/2 * * * *', often: true, run: refreshFacts },
    { name: 'reports.check', schedule: '40 3 * * *', run: checkEveryNight },
  ],
  api: (api) => {
    mountReportsApi(api)
    mountAcceptanceApi(api)
  },
}
