export { workspace } from './module.ts'
export { countToday } from './work-queries.ts'
