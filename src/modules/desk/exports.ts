/** What others may use of the desk. */
export { countToAccept } from './desk-queries.ts'
