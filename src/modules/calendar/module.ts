import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { mountCalendarApi } from './rest.ts'

/** Working time: read by everybody who has to explain a date; changed by a new version that an administrator publishes. */
export const calendar: Module = {
  name: 'calendar',
  permissions: [
    {
      code: 'calendar.view',
      roles: ['counter_officer', 'head', 'specialist', 'leader', 'clerk', 'supervisor', 'administrator'],
    },
    { code: 'calendar.change', roles: ['administrator'] },
  ],
  navigation: [{ path: '/calendar', label: () => m.calendar_title(), icon: 'calendar', permission: 'calendar.view' }],
  api: mountCalendarApi,
}
