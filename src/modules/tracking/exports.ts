/** What other modules may use of tracking. */
export { normalCode } from './second-factor.ts'
