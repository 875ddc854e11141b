/**
 * Every table of the product, by name. Empty here: each module merges its own tables in
 * (`declare module '#platform/database/tables.ts' { interface Tables { … } }`), so that a query is typed across modules
 * while no file knows them all.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}
