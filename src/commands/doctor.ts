import { m } from '#words'
import type { Check } from './checks/check.ts'
import { databaseChecks } from './checks/database-checks.ts'
import { machineChecks } from './checks/machine-checks.ts'
import { printChecks } from './checks/print-checks.ts'
import { defineCommand } from './command.ts'
import { columns } from './output.ts'

export const doctor = defineCommand({
  options: {},
  json: true,
  examples: [
    ['', () => m.commands_doctor()],
    ['--format json', () => m.commands_option_format()],
  ],
  notes: () => m.commands_doctor_notes(),
  async run(call) {
    const checks: Check[] = [...(await machineChecks(call)), ...(await printChecks()), ...(await databaseChecks(call))]
    const count = (status: Check['status']) => checks.filter((check) => check.status === status).length
    if (call.format === 'json') call.out.json({ ok: count('fail') === 0, checks })
    else {
      const words = { ok: m.commands_doctor_ok(), warn: m.commands_doctor_warn(), fail: m.commands_doctor_fail() }
      for (const line of columns(checks.map((check) => [words[check.status], check.label, check.detail])))
        call.out.line(line)
      call.out.line(m.commands_doctor_summary({ ok: count('ok'), warn: count('warn'), fail: count('fail') }))
    }
    return count('fail') > 0 ? 1 : 0
  },
})
