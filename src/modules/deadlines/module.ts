import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { mountRecountApi } from './recount-rest.ts'
import { finishRecounts } from './recount-run.ts'
import { learnStepTimes, lookAheadOften } from './risk-look-ahead.ts'
import { mountRiskApi } from './risk-rest.ts'

/** Keeping the dates: what moves when the calendar changes, and which dossiers are likely to be late. */
export const deadlines: Module = {
  name: 'deadlines',
  permissions: [
    { code: 'deadlines.view_risks', roles: ['head', 'specialist', 'leader', 'clerk', 'supervisor'] },
    { code: 'deadlines.view_unit_risks', roles: ['head', 'leader', 'supervisor'] },
    { code: 'deadlines.view', roles: ['head', 'leader', 'supervisor', 'administrator'] },
    // Dates of a whole agency move by it: the leader decides, or whoever answers for the calendar.
    { code: 'deadlines.recount', roles: ['leader', 'administrator'] },
  ],
  navigation: [
    {
      path: '/deadlines/at-risk',
      label: () => m.deadlines_risk_title(),
      icon: 'alert',
      permission: 'deadlines.view_risks',
    },
    {
      path: '/deadlines/recounts',
      label: () => m.deadlines_recount_nav(),
      icon: 'history',
      permission: 'deadlines.view',
    },
  ],
  api: (api) => {
    mountRiskApi(api)
    mountRecountApi(api)
  },
  jobs: [learnStepTimes, lookAheadOften, finishRecounts],
}
