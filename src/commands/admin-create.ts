import { createFirstAdministrator } from '#modules/identity/exports.ts'
import { m } from '#words'
import { defineCommand, UsageError } from './command.ts'
import { withApplication } from './open-application.ts'

export const adminCreate = defineCommand({
  operands: 'USERNAME',
  least: 1,
  options: {
    name: { type: 'string', value: '"HỌ VÀ TÊN"', summary: () => m.commands_admin_name() },
    'unit-code': { type: 'string', value: 'H62.015', summary: () => m.commands_admin_unit_code() },
    'unit-name': { type: 'string', value: '"TÊN CƠ QUAN"', summary: () => m.commands_admin_unit_name() },
  },
  json: true,
  examples: [
    [
      'quantri --name "Nguyễn Văn An" --unit-code H62.015 --unit-name "Ban Quản lý các KCN"',
      () => m.commands_admin_example_first(),
    ],
    ['quantri2 --name "Trần Thị Bình"', () => m.commands_admin_example_next()],
  ],
  notes: () => m.commands_admin_create_notes(),
  async run(call) {
    const { operands, values, out, format } = call
    const code = values['unit-code']
    const unitName = values['unit-name']
    if (values.name === undefined) throw new UsageError(m.commands_admin_needs_name())
    if ((code === undefined) !== (unitName === undefined)) throw new UsageError(m.commands_admin_needs_both())
    const unit = code !== undefined && unitName !== undefined ? { unit: { code, name: unitName } } : {}
    const input = { username: operands[0] ?? '', fullName: values.name, ...unit }
    const made = await withApplication(call, (app) => createFirstAdministrator(app, input))
    if (format === 'json') out.json({ username: made.username, temporary_password: made.temporaryPassword })
    else out.line(m.commands_admin_created({ username: made.username, password: made.temporaryPassword }))
    return 0
  },
})
