/** What an uploaded file would do, for the page that shows it before anything is loaded. */
import type { Application } from '#platform/application.ts'
import { Refusal } from '#platform/errors.ts'
import { findStoredFile } from '#platform/files/stored-file-store.ts'
import { m } from '#words'
import { type BatchSummary, type ImportBatch, previewImportBatch, readImportBatch } from './import-batch.ts'
import { knownFields } from './import-file.ts'

const READ = [
  'application/json',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

/** Reads a file of the store as an import. @throws Refusal 404 when it is not there, 422 when it is of another kind */
export async function readUploadedBatch(app: Application, sha256: string, name: string): Promise<ImportBatch> {
  const { db } = app.database
  const file = await findStoredFile(db, sha256)
  if (!file) throw new Refusal(404, 'file_not_found', m.catalogue_import_file_gone())
  if (!READ.includes(file.mediaType)) throw new Refusal(422, 'not_importable', m.catalogue_import_wrong_kind())
  return readImportBatch([{ name, bytes: await app.files.read(sha256) }], await knownFields(db))
}

export interface PreviewLine {
  code: string
  name: string
  kind: 'added' | 'changed' | 'dated' | 'unchanged'
}

export interface Preview {
  summary: BatchSummary
  /** Every procedure of the file, those that change first. */
  lines: PreviewLine[]
}

/** Only for a batch without errors. */
export async function previewUpload(app: Application, batch: ImportBatch): Promise<Preview> {
  const summary = await previewImportBatch(app.database.db, batch, app.clock.now())
  const names = new Map<string, string>()
  for (const file of batch.files) {
    if (file.kind === 'procedures')
      for (const entry of file.parsed.catalogue.procedures) names.set(entry.code, entry.name.vi)
  }
  const lines = (['added', 'changed', 'dated', 'unchanged'] as const).flatMap((kind) =>
    summary[kind].map((code) => ({ code, name: names.get(code) ?? '', kind })),
  )
  return { summary, lines }
}
