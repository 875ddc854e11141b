import { resetSecondFactorFromCommandLine } from '#modules/identity/exports.ts'
import { m } from '#words'
import { defineCommand } from './command.ts'
import { withApplication } from './open-application.ts'

export const adminResetSecondFactor = defineCommand({
  operands: 'USERNAME',
  least: 1,
  options: {},
  examples: [['quantri', () => m.commands_admin_reset_second_factor()]],
  notes: () => m.commands_admin_logged(),
  async run(call) {
    const username = call.operands[0] ?? ''
    await withApplication(call, (app) => resetSecondFactorFromCommandLine(app, username))
    call.out.line(m.commands_admin_reset_second_factor_done({ username }))
    return 0
  },
})
