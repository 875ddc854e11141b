import { annexOf } from './annex.ts'
import type { InternalProcess } from './process.ts'
import { printProcess } from './process-file.ts'
import { writeBpmn } from './write-bpmn.ts'
import { writeDocx } from './write-docx.ts'
import { writeXlsx } from './write-xlsx.ts'

type Board = Parameters<typeof annexOf>[1]

/** Forms of a process that need no database, by the ending of the file. */
export const CONVERSIONS: Readonly<
  Record<string, (process: InternalProcess, now: Date, board: Board) => Promise<string | Uint8Array>>
> = {
  docx: (process, now, board) => writeDocx(annexOf(process, board, now)),
  xlsx: (process, now, board) => writeXlsx(annexOf(process, board, now)),
  json: async (process) => printProcess(process),
  bpmn: (process) => writeBpmn(process),
}

/** @throws RangeError for a format that is none of `CONVERSIONS` */
export async function convertProcess(
  process: InternalProcess,
  format: string,
  now: Date,
  board?: Board,
): Promise<string | Uint8Array> {
  const convert = Object.hasOwn(CONVERSIONS, format) ? CONVERSIONS[format] : undefined
  if (!convert) throw new RangeError(`a process cannot be written as ${format}`)
  return convert(process, now, board)
}
