import { unlockFromCommandLine } from '#modules/identity/exports.ts'
import { m } from '#words'
import { defineCommand } from './command.ts'
import { withApplication } from './open-application.ts'

export const adminUnlock = defineCommand({
  operands: 'USERNAME',
  least: 1,
  options: {},
  examples: [['quantri', () => m.commands_admin_unlock()]],
  notes: () => m.commands_admin_logged(),
  async run(call) {
    const username = call.operands[0] ?? ''
    await withApplication(call, (app) => unlockFromCommandLine(app, username))
    call.out.line(m.commands_admin_unlock_done({ username }))
    return 0
  },
})
