import { writeFile } from 'node:fs/promises'
import { writeTemplate } from '#modules/catalogue/exports.ts'
import { m } from '#words'
import { defineCommand } from './command.ts'

export const importTemplate = defineCommand({
  operands: 'FILE.xlsx',
  least: 1,
  options: { force: { type: 'boolean', summary: () => m.commands_option_force() } },
  examples: [['bieu-mau.xlsx', () => m.commands_import_template()]],
  notes: () => m.commands_import_template_notes(),
  async run({ operands, values, path, out }) {
    const file = path(operands[0] ?? '')
    await writeFile(file, await writeTemplate(), { flag: values.force ? 'w' : 'wx' })
    out.line(m.commands_written({ file }))
    return 0
  },
})
