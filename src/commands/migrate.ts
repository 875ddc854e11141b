import { readMigrationStatus } from '#platform/database/migration-status.ts'
import { m } from '#words'
import { defineCommand } from './command.ts'
import { withDatabase } from './open-application.ts'

export const migrateCommand = defineCommand({
  options: { status: { type: 'boolean', summary: () => m.commands_migrate_status() } },
  json: true,
  examples: [
    ['', () => m.commands_migrate()],
    ['--status', () => m.commands_migrate_status()],
  ],
  notes: () => m.commands_migrate_notes(),
  async run(call) {
    const { out, format, values } = call
    const before: string[] = []
    const onMigrated = (name: string) => {
      before.push(name)
      out.progress(name)
    }
    const status = await withDatabase(call, (database) => readMigrationStatus(database.pool), {
      migrate: values.status !== true,
      onMigrated,
    })
    if (format === 'json') out.json({ ...status, applied_now: before })
    else if (values.status) {
      for (const row of status.applied) out.line(`${row.name}  ${m.commands_migrate_applied()}`)
      for (const name of status.pending) out.line(`${name}  ${m.commands_migrate_pending()}`)
      for (const name of status.unknown) out.line(`${name}  ${m.commands_migrate_unknown()}`)
    } else
      out.line(before.length === 0 ? m.commands_migrate_nothing() : m.commands_migrate_done({ count: before.length }))
    return values.status && status.pending.length + status.unknown.length > 0 ? 1 : 0
  },
})
