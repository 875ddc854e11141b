/** What the set-up may use; no capability needs this one. */
export { tellDemonstration } from './jobs.ts'
export { loadReminderRules } from './load-rules.ts'
export { countUnread } from './notification-queries.ts'

import './notification-tables.ts'
