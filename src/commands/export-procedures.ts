import { writeFile } from 'node:fs/promises'
import { exportCatalogue, listFields, printCatalogue } from '#modules/catalogue/exports.ts'
import { m } from '#words'
import { CommandFailed, defineCommand } from './command.ts'
import { withDatabase } from './open-application.ts'

export const exportProcedures = defineCommand({
  operands: '[FILE.json]',
  most: 1,
  options: {
    field: { type: 'string', value: 'CODE', summary: () => m.commands_export_field() },
    force: { type: 'boolean', summary: () => m.commands_option_force() },
  },
  examples: [
    ['danh-muc.json', () => m.commands_export_procedures()],
    ['--field DT', () => m.commands_export_example_field()],
  ],
  notes: () => m.commands_export_notes(),
  async run(call) {
    const { operands, values, out } = call
    const catalogue = await withDatabase(
      call,
      async ({ db }) => {
        const fields = await listFields(db)
        if (values.field !== undefined && !fields.some((field) => field.code === values.field)) {
          throw new CommandFailed(
            m.commands_export_no_field({ field: values.field, known: fields.map((each) => each.code).join(', ') }),
          )
        }
        return exportCatalogue(db, values.field)
      },
      { migrate: false },
    )
    const text = printCatalogue(catalogue)
    if (operands[0] === undefined) out.line(text.trimEnd())
    else {
      const file = call.path(operands[0])
      await writeFile(file, text, { flag: values.force ? 'w' : 'wx' })
      out.progress(m.commands_export_done({ count: catalogue.procedures.length, file }))
    }
    return 0
  },
})
