/** What others may use of the deadlines. */
export { foreseeDemonstration } from './risk-look-ahead.ts'
