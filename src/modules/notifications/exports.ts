/** What the set-up and the figures use; no capability needs this one. */
export { makeDigest } from './digest.ts'
export { tellDemonstration } from './jobs.ts'
export { loadReminderRules } from './load-rules.ts'
export { countUnread } from './notification-queries.ts'
export { remind } from './reminders.ts'

import './notification-tables.ts'
