import { listAdministrators } from '#modules/identity/exports.ts'
import { m } from '#words'
import { defineCommand } from './command.ts'
import { withApplication } from './open-application.ts'
import { columns } from './output.ts'

export const adminList = defineCommand({
  options: {},
  json: true,
  examples: [['', () => m.commands_admin_list()]],
  async run(call) {
    const { out, format } = call
    const rows = await withApplication(call, listAdministrators)
    if (format === 'json') out.json(rows)
    else if (rows.length === 0) out.line(m.commands_admin_none())
    else {
      const lines = rows.map((row) => [row.username, row.name, stateOf(row)])
      for (const line of columns(lines)) out.line(line)
    }
    return 0
  },
})

function stateOf(row: Awaited<ReturnType<typeof listAdministrators>>[number]): string {
  if (row.deactivated_at) return m.commands_admin_deactivated()
  if (row.locked_until && row.locked_until > new Date()) return m.commands_admin_locked()
  return row.second_factor ? m.commands_admin_second_factor() : m.commands_admin_no_second_factor()
}
