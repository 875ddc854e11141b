import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { learnStepTimes, lookAheadOften } from './risk-look-ahead.ts'
import { mountRiskApi } from './risk-rest.ts'

/** Keeping the dates: what moves when the calendar changes, and which dossiers are likely to be late. */
export const deadlines: Module = {
  name: 'deadlines',
  permissions: [
    { code: 'deadlines.view_risks', roles: ['head', 'specialist', 'leader', 'clerk', 'supervisor'] },
    { code: 'deadlines.view_unit_risks', roles: ['head', 'leader', 'supervisor'] },
  ],
  navigation: [
    {
      path: '/deadlines/at-risk',
      label: () => m.deadlines_risk_title(),
      icon: 'alert',
      permission: 'deadlines.view_risks',
    },
  ],
  api: mountRiskApi,
  jobs: [learnStepTimes, lookAheadOften],
}
