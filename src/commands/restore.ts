import { existsSync } from 'node:fs'
import { mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isEngineCopy, restoreEngineCopyFile } from '#platform/archive/engine-copy-file.ts'
import { checkArchive, type RestoredTotals, restoreArchive } from '#platform/archive/read-archive.ts'
import { writeArchive } from '#platform/archive/write-archive.ts'
import { systemClock } from '#platform/clock.ts'
import { clearSchema } from '#platform/database/clear-schema.ts'
import type { Database } from '#platform/database/database.ts'
import { productVersion } from '#platform/project.ts'
import { m } from '#words'
import { type Call, CommandFailed, defineCommand } from './command.ts'
import { withDatabase } from './open-application.ts'
import { reportFaults, type Verified, verifyInstallation } from './verify.ts'

export const restore = defineCommand({
  operands: 'FILE.tar',
  least: 1,
  options: { replace: { type: 'boolean', summary: () => m.commands_restore_replace() } },
  json: true,
  examples: [
    ['/backup/motcua-2026-11-21.tar', () => m.commands_restore()],
    ['--replace /backup/motcua-2026-11-21.tar', () => m.commands_restore_replace()],
  ],
  notes: () => m.commands_restore_notes(),
  async run(call) {
    const { operands, out, config, values } = call
    const file = call.path(operands[0] ?? '')
    if (!(await stat(file)).isFile()) throw new CommandFailed(m.commands_restore_no_file({ file }))
    const ofEngine = await isEngineCopy(file)
    if (ofEngine && config.databaseUrl !== undefined) throw new CommandFailed(m.commands_restore_engine_copy())
    if (!ofEngine) await checkArchive(file)
    await makeRoom(call, values.replace === true)
    if (ofEngine) await restoreEngineCopyFile(file, config.dataFolder)
    const done = await withDatabase(
      call,
      async (database) => {
        const totals = ofEngine ? undefined : await fill(database, call, file)
        out.progress(m.commands_restore_checking())
        return { totals, found: await verifyInstallation(database, call, { files: true }) }
      },
      // An old copy is verified by the rules of today.
      { migrate: ofEngine },
    )
    report(call, done)
    return done.found.faults.length + done.found.files.faults.length > 0 ? 1 : 0
  },
})

interface Restored {
  /** Absent for a copy of the engine's folder, which is taken as it is. */
  totals: RestoredTotals | undefined
  found: Verified
}

function report({ out, format, config }: Pick<Call, 'out' | 'format' | 'config'>, { totals, found }: Restored): void {
  if (format === 'json') out.json({ ...totals, verified: found })
  else {
    if (totals) out.line(m.commands_restore_done({ tables: totals.tables, rows: totals.rows, files: totals.files }))
    reportFaults(found, out)
  }
  if (totals?.secret !== 'restored' && !existsSync(join(config.dataFolder, 'secret')))
    out.problem(m.commands_restore_no_secret())
}

/** A restore that fails leaves the database as empty as it was, so that another one may follow. */
async function fill(
  database: Database,
  { config, out }: Pick<Call, 'config' | 'out'>,
  file: string,
): Promise<RestoredTotals> {
  try {
    return await restoreArchive(database, config.dataFolder, file, {
      onTable: (name) => out.progress(name),
      onFile: (files) => files % 100 === 0 && out.progress(m.commands_backup_files({ count: files })),
    })
  } catch (error) {
    await clearSchema(database.pool)
    throw error
  }
}

/** Only an empty database is filled. With `--replace` what is there is kept aside first, whatever becomes of the rest. */
async function makeRoom(call: Pick<Call, 'config' | 'out'>, replace: boolean): Promise<void> {
  const { config, out } = call
  const stamp = systemClock
    .now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '')
  const copies = join(config.dataFolder, 'copies')
  const held = await withDatabase(call, (database) => holdsAnything(database), { migrate: false })
  if (!held) return
  if (!replace) throw new CommandFailed(m.commands_restore_not_empty())
  await mkdir(copies, { recursive: true })
  if (config.databaseUrl === undefined) {
    const aside = join(copies, `database-before-restore-${stamp}`)
    await rename(join(config.dataFolder, 'database'), aside)
    out.progress(m.commands_restore_kept({ place: aside }))
    return
  }
  const aside = join(copies, `before-restore-${stamp}.tar`)
  await withDatabase(
    call,
    async (database) => {
      await writeArchive(database, config.dataFolder, aside, {
        now: systemClock.now(),
        productVersion: productVersion(),
      })
      await clearSchema(database.pool)
    },
    { migrate: false },
  )
  out.progress(m.commands_restore_kept({ place: aside }))
}

async function holdsAnything({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query(
    "select 1 from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') limit 1",
  )
  return rows.length > 0
}
