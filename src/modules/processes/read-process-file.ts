import type { Limit } from '#modules/catalogue/exports.ts'
import { type FileProblem, parseProcess } from './process-file.ts'
import { readDocx } from './read-docx.ts'
import { type ReadProcess, readGrids } from './read-table.ts'
import { readXlsx } from './read-xlsx.ts'

/** What a file holds: processes (none: no table was found), or why it cannot be read. */
export type FileReading =
  | { kind: 'read'; processes: ReadProcess[] }
  | { kind: 'unreadable'; reason: 'not_a_process' | 'damaged' | 'old_word' | 'too_large' }
  | { kind: 'wrong_shape'; problems: FileProblem[] }

/** A Decision's annex has a hundred kilobytes; what is far beyond is something else. */
const MOST_BYTES = 10_000_000

/** Reads a table from a spreadsheet or a Word document, or an exported process; the bytes say which, not the name. */
export async function readProcessFile(bytes: Uint8Array, limit: Limit | null = null): Promise<FileReading> {
  if (bytes.length > MOST_BYTES) return { kind: 'unreadable', reason: 'too_large' }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readOffice(bytes, limit)
  // .doc and .xls of before 2007, and protected files, which are wrapped in the same container.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { kind: 'unreadable', reason: 'old_word' }
  const parsed = parseProcess(new TextDecoder().decode(bytes))
  if (!parsed) return { kind: 'unreadable', reason: 'not_a_process' }
  if ('problems' in parsed) return { kind: 'wrong_shape', problems: parsed.problems }
  return { kind: 'read', processes: parsed.processes.map((process) => ({ process, findings: [], cells: new Map() })) }
}

async function readOffice(bytes: Uint8Array, limit: Limit | null): Promise<FileReading> {
  const names = new TextDecoder('latin1').decode(bytes)
  const read = names.includes('word/document') ? readDocx : names.includes('xl/workbook') ? readXlsx : undefined
  if (!read) return { kind: 'unreadable', reason: 'not_a_process' }
  try {
    return { kind: 'read', processes: readGrids(await read(bytes), limit) }
  } catch {
    return { kind: 'unreadable', reason: 'damaged' }
  }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)
