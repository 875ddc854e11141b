import { resetPasswordFromCommandLine } from '#modules/identity/exports.ts'
import { m } from '#words'
import { defineCommand } from './command.ts'
import { withApplication } from './open-application.ts'

export const adminResetPassword = defineCommand({
  operands: 'USERNAME',
  least: 1,
  options: {},
  json: true,
  examples: [['quantri', () => m.commands_admin_reset_password()]],
  notes: () => m.commands_admin_logged(),
  async run(call) {
    const username = call.operands[0] ?? ''
    const password = await withApplication(call, (app) => resetPasswordFromCommandLine(app, username))
    if (call.format === 'json') call.out.json({ username, temporary_password: password })
    else call.out.line(m.commands_admin_reset_password_done({ username, password }))
    return 0
  },
})
