import type { LoaderFunctionArgs } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { Refusal } from '#platform/errors.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { m } from '#words'
import { findFile } from '../dossier-queries.ts'
import { viewDossier } from '../dossier-view.ts'
import { fileSubject } from './papers.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A file of a dossier, for whoever may see the dossier; every opening is logged. `?download` saves it instead of showing it. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, address } = await requirePage(args, 'dossiers.view')
  const { db } = app.database
  const dossier = await viewDossier(db, actor, args.params.code ?? '')
  const id = args.params.fileId ?? ''
  const file = UUID.test(id) ? await findFile(db, dossier.id, id) : undefined
  if (!file) throw new Refusal(404, 'file_not_found', m.platform_file_not_found())
  await recordView(db, actor, fileSubject(dossier.code, file.id), app.clock.now(), address)
  const stored = { sha256: file.sha256, sizeBytes: file.size_bytes, mediaType: file.media_type }
  const download = new URL(args.request.url).searchParams.has('download')
  return fileResponse(app.files, stored, { name: file.name, inline: !download })
}
