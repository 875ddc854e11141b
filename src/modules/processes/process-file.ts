/** A process as a file of its own (JSON), for carrying it from one installation to another. Pure. */
import { type InternalProcess, processSchema } from './process.ts'

/** Names the format, so that another file is refused with one sentence. */
export const PROCESS_FORMAT = 'motcua.process/1'

export function printProcess(process: InternalProcess): string {
  return `${JSON.stringify({ format: PROCESS_FORMAT, process }, null, 2)}\n`
}

export interface FileProblem {
  place: string
  message: string
}

/** The processes of the file, or what is wrong with its shape and where. */
export function parseProcess(text: string): { processes: InternalProcess[] } | { problems: FileProblem[] } | undefined {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== PROCESS_FORMAT) return undefined
  const parsed = processSchema.safeParse('process' in raw ? raw.process : undefined)
  if (parsed.success) return { processes: [parsed.data] }
  return { problems: parsed.error.issues.map(({ path, message }) => ({ place: pathText(path), message })) }
}

/** `steps[2].budget.value` */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}
