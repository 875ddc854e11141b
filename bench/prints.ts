/** Receipt (form 01) as PDF: the first one of a process, then warm. */
import { listDocuments } from '#modules/dossiers/exports.ts'
import { printDocument } from '#modules/dossiers/prints/print-dossier.ts'
import { latency, report, round } from './measure.ts'
import { openWorld, removeWorld } from './world.ts'

const world = await openWorld(undefined)
try {
  const dossier = await world.app.database.db
    .selectFrom('dossier')
    .selectAll()
    .where('received_at', 'is not', null)
    .where('procedure_code', '=', '1.009664')
    .limit(1)
    .executeTakeFirstOrThrow()
  const receipt = (await listDocuments(world.app.database.db, dossier.id)).find((each) => each.form_code === 'receipt')
  if (!receipt) throw new Error('the dossier has no receipt')
  const print = () => printDocument(world.app, dossier, receipt.id)
  const started = performance.now()
  const { pdf } = await print()
  const first = round(performance.now() - started)
  report('receipt', { first_ms: first, warm_ms: await latency(100, print), bytes: pdf.byteLength })
} finally {
  await world.close()
  await removeWorld(world)
}
