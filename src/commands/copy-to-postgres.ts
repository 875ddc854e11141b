import { openDatabase } from '#platform/database/database.ts'
import { copyDatabase } from '#platform/database/restore.ts'
import { m } from '#words'
import { type Call, CommandFailed, defineCommand, type ExitCode, UsageError } from './command.ts'
import { quietLog, withDatabase } from './open-application.ts'
import { reportFaults, verifyInstallation } from './verify.ts'

export const copyToPostgres = defineCommand({
  operands: 'URL',
  least: 1,
  options: {},
  json: true,
  examples: [['postgres://motcua:***@localhost:5432/motcua', () => m.commands_copy_to_postgres()]],
  notes: () => m.commands_copy_notes(),
  async run(call) {
    const { config, operands } = call
    const url = operands[0] ?? ''
    if (config.databaseUrl !== undefined) throw new CommandFailed(m.commands_copy_from_embedded())
    if (!/^postgres(ql)?:\/\/.+\/.+/.test(url)) throw new UsageError(m.commands_copy_wrong_url())
    return withDatabase(call, (source) => copyInto(call, source, url), { migrate: false })
  },
})

async function copyInto(call: Call, source: Parameters<typeof copyDatabase>[0], url: string): Promise<ExitCode> {
  const { out, format, config } = call
  const target = await openDatabase({ ...config, databaseUrl: url }, quietLog(out), { migrate: false })
  try {
    const totals = await copyDatabase(source, target, { onTable: (name) => out.progress(name) })
    out.progress(m.commands_restore_checking())
    const found = await verifyInstallation(target, call, { files: true })
    if (format === 'json') out.json({ ...totals, verified: found })
    else {
      out.line(m.commands_copy_done({ tables: totals.tables, rows: totals.rows }))
      reportFaults(found, out)
      out.line(m.commands_copy_next())
    }
    return found.faults.length + found.files.faults.length > 0 ? 1 : 0
  } finally {
    await target.close()
  }
}
