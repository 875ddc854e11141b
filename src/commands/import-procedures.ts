import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  type BatchSummary,
  describeImportError,
  type GivenFile,
  type ImportBatch,
  knownFields,
  loadImportBatch,
  previewImportBatch,
  readImportBatch,
} from '#modules/catalogue/exports.ts'
import { systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import { m } from '#words'
import { type Call, CommandFailed, defineCommand, type ExitCode } from './command.ts'
import { withDatabase } from './open-application.ts'

const IMPORTED = /\.(json|jsonl|xlsx)$/i

export const importProceduresCommand = defineCommand({
  operands: 'FILE…',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  options: { 'dry-run': { type: 'boolean', summary: () => m.commands_import_dry_run() } },
  json: true,
  examples: [
    ['quyet-dinh.json', () => m.commands_import_example_file()],
    ['--dry-run bieu-mau.xlsx', () => m.commands_import_example_dry()],
    ['data/procedures', () => m.commands_import_example_folder()],
  ],
  notes: () => m.commands_import_notes(),
  async run(call) {
    const given = await readGivenFiles(call.operands.map((name) => call.path(name)))
    return withDatabase(call, async (database) => {
      call.out.progress(m.commands_import_reading({ count: given.length }))
      const batch = await readImportBatch(given, await knownFields(database.db))
      if (batch.errors.length > 0) return reportErrors(call, batch)
      const count = batch.files.reduce(
        (sum, file) => sum + (file.kind === 'procedures' ? file.parsed.catalogue.procedures.length : file.rows.length),
        0,
      )
      call.out.progress(m.commands_import_loading({ count }))
      const dryRun = call.values['dry-run'] === true
      return reportSummary(
        call,
        dryRun ? await previewImportBatch(database.db, batch, systemClock.now()) : await load(database, batch),
        dryRun,
      )
    })
  },
})

function load({ db }: Database, batch: ImportBatch): Promise<BatchSummary> {
  return db.transaction().execute((tx) => loadImportBatch(tx, batch, systemClock.now()))
}

/** Files as named; of a folder the ones that can be imported, in the order of their names. */
async function readGivenFiles(paths: readonly string[]): Promise<GivenFile[]> {
  const files: string[] = []
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) files.push(path)
    else {
      const names = (await readdir(path)).filter((name) => IMPORTED.test(name)).sort()
      if (names.length === 0) throw new CommandFailed(m.commands_import_empty_folder({ folder: path }))
      files.push(...names.map((name) => join(path, name)))
    }
  }
  const several = new Set(files.map((path) => basename(path))).size < files.length
  return Promise.all(
    files.map(async (path) => ({ name: several ? path : basename(path), bytes: await readFile(path) })),
  )
}

function reportErrors({ out, format }: Pick<Call, 'out' | 'format'>, { errors }: ImportBatch): ExitCode {
  const lines = errors.map((error) => ({
    place: error.place,
    procedure: error.procedure_code,
    rule: error.rule,
    message: describeImportError(error),
  }))
  if (format === 'json') out.json({ loaded: false, errors: lines })
  else
    for (const line of lines) out.line(`${line.place}${line.procedure ? ` (${line.procedure})` : ''}: ${line.message}`)
  out.problem(m.commands_import_errors({ count: errors.length }))
  return 1
}

function reportSummary(
  { out, format }: Pick<Call, 'out' | 'format'>,
  summary: BatchSummary,
  dryRun: boolean,
): ExitCode {
  if (format === 'json') {
    out.json({ loaded: !dryRun, ...summary })
    return 0
  }
  for (const code of summary.added) out.line(`+ ${code}`)
  for (const code of summary.changed) out.line(`~ ${code}`)
  for (const code of summary.dated) out.line(`= ${code}`)
  const { added, changed, dated, unchanged, listed, flags } = summary
  out.line(
    m.commands_import_summary({
      added: added.length,
      changed: changed.length,
      dated: dated.length,
      unchanged: unchanged.length,
    }),
  )
  if (listed > 0) out.line(m.commands_import_listed({ count: listed }))
  out.line(m.commands_import_flags({ raised: flags.raised, resolved: flags.resolved, open: flags.open }))
  if (dryRun) out.line(m.commands_import_was_dry())
  return 0
}
