import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { mountCalendarApi } from './rest.ts'

/** Working time: read by everybody who has to explain a date. Changed by loading a new version of a pack. */
export const calendar: Module = {
  name: 'calendar',
  permissions: [
    {
      code: 'calendar.view',
      roles: ['counter_officer', 'head', 'specialist', 'leader', 'clerk', 'supervisor', 'administrator'],
    },
  ],
  navigation: [{ path: '/calendar', label: () => m.calendar_title(), icon: 'calendar', permission: 'calendar.view' }],
  api: mountCalendarApi,
}
