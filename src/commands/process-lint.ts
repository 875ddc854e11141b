import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  checkRead,
  type FileReading,
  type ReadProcess,
  readLimit,
  readProcessFile,
  type SaidFinding,
  sayFinding,
} from '#modules/processes/exports.ts'
import { m } from '#words'
import { type Call, CommandFailed, defineCommand, UsageError } from './command.ts'
import { columns } from './output.ts'

/** Needs no database: a table is checked before there is an installation. */
export const processLint = defineCommand({
  operands: 'FILE',
  least: 1,
  options: { limit: { type: 'string', value: '"10 working_days"', summary: () => m.commands_process_limit() } },
  json: true,
  examples: [
    ['quy-trinh.docx --limit "10 working_days"', () => m.commands_process_example_word()],
    ['quy-trinh.xlsx --limit "15 days" --format json', () => m.commands_process_example_json()],
  ],
  notes: () => m.commands_process_lint_notes(),
  async run(call) {
    const { operands, values, out, format, path } = call
    const limit = values.limit === undefined ? null : readLimit(values.limit)
    if (values.limit !== undefined && !limit)
      throw new UsageError(m.commands_process_wrong_limit({ text: values.limit }))
    const file = path(operands[0] ?? '')
    const processes = processesOf(await readProcessFile(await readFile(file), limit), basename(file))
    const findings = processes.flatMap((read) => saidFindings(call, read, limit))
    const blocked = findings.some(({ blocks }) => blocks)
    if (format === 'json') out.json({ findings })
    else report(call, processes, findings)
    return blocked ? 1 : 0
  },
})

function saidFindings({ locale }: Call, read: ReadProcess, limit: ReturnType<typeof readLimit>): SaidFinding[] {
  return checkRead(read, limit ? { limit } : {}).map((finding) => sayFinding(finding, read.process, locale))
}

/** @throws CommandFailed in one sentence: what cannot be read is no process with mistakes */
export function processesOf(reading: FileReading, file: string): ReadProcess[] {
  switch (reading.kind) {
    case 'read':
      if (reading.processes.length === 0) throw new CommandFailed(m.commands_process_no_table({ file }))
      return reading.processes
    case 'wrong_shape':
      throw new CommandFailed(reading.problems.map(({ place, message }) => `${file}: ${place}: ${message}`).join('\n'))
    case 'unreadable':
      throw new CommandFailed(unreadableSentence(reading.reason, file))
  }
}

function unreadableSentence(reason: Extract<FileReading, { kind: 'unreadable' }>['reason'], file: string): string {
  switch (reason) {
    case 'not_a_process':
      return m.commands_process_not_a_process({ file })
    case 'damaged':
      return m.commands_process_damaged({ file })
    case 'old_word':
      return m.commands_process_old_word({ file })
    case 'too_large':
      return m.commands_process_too_large({ file })
  }
}

function report({ out }: Call, processes: readonly ReadProcess[], findings: readonly SaidFinding[]): void {
  for (const { process } of processes)
    out.line(m.commands_process_read({ name: process.name, count: process.steps.length }))
  const rows = findings.map(({ place, message, blocks }) => [blocks ? '✗' : '!', place, message])
  for (const line of columns(rows)) out.line(line)
  const blocking = findings.filter(({ blocks }) => blocks).length
  out.line(
    blocking > 0 || !isSound(findings)
      ? m.commands_process_summary({ blocking, others: findings.length - blocking })
      : m.commands_process_sound(),
  )
}

const isSound = (findings: readonly SaidFinding[]) => findings.length === 0
