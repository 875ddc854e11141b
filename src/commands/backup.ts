import { stat } from 'node:fs/promises'
import { writeArchive } from '#platform/archive/write-archive.ts'
import { systemClock } from '#platform/clock.ts'
import { productVersion } from '#platform/project.ts'
import { m } from '#words'
import { CommandFailed, defineCommand } from './command.ts'
import { withDatabase } from './open-application.ts'

export const backup = defineCommand({
  operands: 'FILE.tar',
  least: 1,
  options: { force: { type: 'boolean', summary: () => m.commands_option_force() } },
  json: true,
  examples: [['/backup/motcua-2026-11-21.tar', () => m.commands_backup()]],
  notes: () => m.commands_backup_notes(),
  async run(call) {
    const { operands, values, config, env, out, format } = call
    const file = call.path(operands[0] ?? '')
    if (!values.force && (await stat(file).catch(() => undefined)))
      throw new CommandFailed(m.commands_file_exists({ file }))
    const options = {
      now: systemClock.now(),
      productVersion: productVersion(),
      onTable: (name: string) => out.progress(name),
      onFile: ({ files }: { files: number }) =>
        files % 100 === 0 && out.progress(m.commands_backup_files({ count: files })),
    }
    const totals = await withDatabase(call, (database) => writeArchive(database, config.dataFolder, file, options), {
      migrate: false,
    })
    if (format === 'json') out.json({ file, ...totals })
    else out.line(m.commands_backup_done({ file, tables: totals.tables, rows: totals.rows, files: totals.files }))
    if (env.MOTCUA_SECRET) out.problem(m.commands_backup_secret_elsewhere())
    for (const sha256 of totals.missing) out.problem(m.commands_verify_file_missing({ sha256 }))
    return totals.missing.length > 0 ? 1 : 0
  },
})
