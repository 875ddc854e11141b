import type { Module, RoleCode } from '#platform/module.ts'
import { m } from '#words'
import { notificationJobs } from './jobs.ts'
import { mountNotificationApi } from './rest.ts'

const everybody: readonly RoleCode[] = [
  'counter_officer',
  'head',
  'specialist',
  'leader',
  'clerk',
  'supervisor',
  'administrator',
]

/** Nhắc việc, thông báo: the right people hear of it in time, in the right order. */
export const notifications: Module = {
  name: 'notifications',
  permissions: [
    { code: 'notifications.view', roles: everybody },
    { code: 'notifications.manage', roles: ['administrator'] },
  ],
  navigation: [
    {
      path: '/notifications/rules',
      label: () => m.notifications_rules_title(),
      icon: 'bell',
      permission: 'notifications.manage',
    },
  ],
  jobs: notificationJobs,
  api: mountNotificationApi,
}
