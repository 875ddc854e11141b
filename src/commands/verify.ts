import { join } from 'node:path'
import {
  type ChainFault,
  type DateFault,
  findDossier,
  listFiles,
  momentSentence,
  verifyChains,
  verifyDates,
} from '#modules/dossiers/exports.ts'
import type { Database } from '#platform/database/database.ts'
import { checkStoredFiles, type FilesChecked } from '#platform/files/stored-bytes.ts'
import { m } from '#words'
import { type Call, CommandFailed, defineCommand } from './command.ts'
import { withDatabase } from './open-application.ts'
import type { Output } from './output.ts'

export const verify = defineCommand({
  operands: '[CODE]',
  most: 1,
  options: { 'no-files': { type: 'boolean', summary: () => m.commands_verify_no_files() } },
  json: true,
  examples: [
    ['', () => m.commands_verify()],
    ['H62.015-261121-0001', () => m.commands_verify_example_one()],
  ],
  notes: () => m.commands_verify_notes(),
  async run(call) {
    const { values, operands, out, format } = call
    const found = await withDatabase(
      call,
      (database) => verifyInstallation(database, call, { code: operands[0], files: values['no-files'] !== true }),
      { migrate: false },
    )
    if (format === 'json') out.json(found)
    else reportFaults(found, out)
    return countFaults(found) > 0 ? 1 : 0
  },
})

export interface Verified {
  dossiers: number
  events: number
  faults: ChainFault[]
  /** Stored dates that are not what the ledger of the clocks gives. */
  dates: DateFault[]
  files: FilesChecked
}

function countFaults({ faults, dates, files }: Verified): number {
  return faults.length + dates.length + files.faults.length
}

/** Chains and dates of all dossiers (or of one) and the bytes of all files (or of its). Also what a restored backup must pass. */
export async function verifyInstallation(
  { db }: Database,
  { config, out }: Pick<Call, 'config' | 'out'>,
  { code, files }: { code?: string | undefined; files: boolean },
): Promise<Verified> {
  const dossier = code === undefined ? undefined : await findDossier(db, code)
  if (code !== undefined && !dossier) throw new CommandFailed(m.commands_verify_no_dossier({ code }))
  const chains = await verifyChains(db, {
    ...(code === undefined ? {} : { code }),
    onProgress: ({ dossiers, events }) => out.progress(m.commands_verify_progress({ dossiers, events })),
  })
  const dates = await verifyDates(db, code === undefined ? {} : { code })
  const none: FilesChecked = { files: 0, bytes: 0, faults: [] }
  if (!files) return { ...chains, dates, files: none }
  const only = dossier && (await listFiles(db, dossier.id)).map((file) => file.sha256)
  const checked = await checkStoredFiles(db, join(config.dataFolder, 'files'), {
    ...(only ? { only } : {}),
    onProgress: (sofar) => out.progress(m.commands_verify_files_progress({ files: sofar.files })),
  })
  return { ...chains, dates, files: checked }
}

/** Names every fault; a sentence when there is none. */
export function reportFaults(found: Verified, out: Output): void {
  const { dossiers, events, faults, dates, files } = found
  for (const fault of faults) out.line(sentenceOf(fault))
  for (const fault of dates) out.line(dateSentence(fault))
  for (const { sha256, fault } of files.faults)
    out.line(
      fault === 'missing' ? m.commands_verify_file_missing({ sha256 }) : m.commands_verify_file_damaged({ sha256 }),
    )
  const total = countFaults(found)
  const counts = { dossiers, events, files: files.files }
  out.line(total === 0 ? m.commands_verify_good(counts) : m.commands_verify_bad({ ...counts, count: total }))
}

function sentenceOf({ code, seq, fault, type }: ChainFault): string {
  const place = { code, seq, type: type ?? '–' }
  switch (fault) {
    case 'changed':
      return m.commands_verify_changed(place)
    case 'missing':
      return m.commands_verify_missing({ code, seq })
    case 'broken_link':
      return m.commands_verify_broken_link(place)
    case 'row_disagrees':
      return m.commands_verify_row_disagrees({ code })
  }
}

function dateSentence({ code, what, stored, derived }: DateFault): string {
  if (what === 'ledger') return m.commands_verify_ledger({ code })
  return m.commands_verify_date({ code, what, stored: momentOf(stored), derived: momentOf(derived) })
}

function momentOf(date: Date | null): string {
  return date === null ? '–' : momentSentence(date)
}
