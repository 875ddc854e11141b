import { readFile, writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { CONVERSIONS, convertProcess, readProcessFile } from '#modules/processes/exports.ts'
import { systemClock } from '#platform/clock.ts'
import { m } from '#words'
import { CommandFailed, defineCommand, UsageError } from './command.ts'
import { processesOf } from './process-lint.ts'

/** From one form of a process to another, without a database: a table becomes a diagram, an exported process an annex. */
export const processConvert = defineCommand({
  operands: 'FILE RESULT',
  least: 2,
  options: { force: { type: 'boolean', summary: () => m.commands_option_force() } },
  examples: [
    ['quy-trinh.docx quy-trinh.bpmn', () => m.commands_process_example_bpmn()],
    ['quy-trinh.json phu-luc.docx', () => m.commands_process_example_annex()],
  ],
  notes: () => m.commands_process_convert_notes(),
  async run({ operands, values, out, path }) {
    const [from = '', to = ''] = operands
    const format = extname(to).slice(1).toLowerCase()
    if (!Object.hasOwn(CONVERSIONS, format)) {
      throw new UsageError(m.commands_process_wrong_result({ endings: Object.keys(CONVERSIONS).join(', ') }))
    }
    const processes = processesOf(await readProcessFile(await readFile(path(from))), basename(from))
    const [first, ...others] = processes
    if (!first || others.length > 0) throw new CommandFailed(m.commands_process_several({ count: processes.length }))
    const bytes = await convertProcess(first.process, format, systemClock.now())
    await writeFile(path(to), bytes, { flag: values.force ? 'w' : 'wx' })
    out.line(m.commands_written({ file: path(to) }))
    return 0
  },
})
