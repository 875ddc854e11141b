import { currentSecondFactorCode, demonstrationSecondFactorCode } from '#modules/identity/exports.ts'
import { systemClock } from '#platform/clock.ts'
import { FolderInUse } from '#platform/database/folder-lock.ts'
import { m } from '#words'
import { type Call, defineCommand } from './command.ts'
import { withApplication } from './open-application.ts'

const DEMONSTRATION_ADMINISTRATOR = 'quantri'
const PERIOD_SECONDS = 30

export const adminTotp = defineCommand({
  operands: '[USERNAME]',
  most: 1,
  options: {},
  json: true,
  examples: [
    ['', () => m.commands_admin_totp_example()],
    ['quantri2', () => m.commands_admin_totp()],
  ],
  notes: () => m.commands_admin_totp_notes(),
  async run(call) {
    const { operands, out, format } = call
    const username = operands[0] ?? DEMONSTRATION_ADMINISTRATOR
    const code = await codeOf(call, username)
    const seconds = PERIOD_SECONDS - (Math.floor(systemClock.now().getTime() / 1000) % PERIOD_SECONDS)
    if (format === 'json') out.json({ username, code, seconds_left: seconds })
    else {
      out.line(code)
      out.progress(m.commands_admin_totp_left({ username, seconds }))
    }
    return 0
  },
})

/** While the demonstration runs it holds its database, and its administrator needs a code just then: that secret is public. */
async function codeOf(call: Call, username: string): Promise<string> {
  try {
    return await withApplication(call, (app) => currentSecondFactorCode(app, username))
  } catch (error) {
    const known =
      error instanceof FolderInUse ? await demonstrationSecondFactorCode(username, systemClock.now()) : undefined
    if (known === undefined) throw error
    call.out.progress(m.commands_admin_totp_demo())
    return known
  }
}
