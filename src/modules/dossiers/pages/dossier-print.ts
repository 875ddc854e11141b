import type { LoaderFunctionArgs } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { pdfResponse } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { viewDossier } from '../dossier-view.ts'
import { printDocument } from '../prints/print-dossier.ts'

/** A sheet of the dossier as PDF: an issued one by its id, the control slip and the deadline's explanation by their names. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, address } = await requirePage(args, 'dossiers.view')
  const dossier = await viewDossier(app.database.db, actor, args.params.code ?? '')
  const { pdf, fileName } = await printDocument(app, dossier, args.params.document ?? '')
  await recordView(app.database.db, actor, dossier.code, app.clock.now(), address)
  return pdfResponse(pdf, fileName)
}
