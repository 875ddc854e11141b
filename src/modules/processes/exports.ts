/** What other capabilities and the command line may use of internal processes. */
export { checkRead } from './check-file.ts'
export { CONVERSIONS, convertProcess } from './convert-process.ts'
export { readLimit } from './preface.ts'
export { type SaidFinding, sayFinding } from './process-words.ts'
export { type FileReading, readProcessFile } from './read-process-file.ts'
export type { ReadProcess } from './read-table.ts'
