import { m } from '#words'
import { defineCommand, UsageError } from './command.ts'
import { commandTable } from './command-table.ts'
import { helpOf, overview, PROGRAM } from './help-text.ts'

export const help = defineCommand({
  operands: '[COMMAND]',
  most: 2,
  options: {},
  examples: [
    ['', () => m.commands_help()],
    ['import procedures', () => m.commands_help_example()],
  ],
  async run({ operands, out }) {
    const name = operands.join(' ')
    const entry = commandTable.find((each) => each.name === name)
    if (entry) out.line(helpOf(entry.name, entry.summary(), await entry.load()))
    else {
      const group = commandTable.filter((each) => name === '' || each.name.startsWith(`${name} `))
      if (group.length === 0) throw new UsageError(m.commands_unknown_command({ name, program: PROGRAM }))
      out.line(overview(group))
    }
    return 0
  },
})
