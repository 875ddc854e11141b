import type { LoaderFunctionArgs } from 'react-router'
import { composeHandOverList, sheetOf } from '#modules/dossiers/exports.ts'
import { Refusal } from '#platform/errors.ts'
import { pdfResponse } from '#platform/files/file-response.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { m } from '#words'
import { listHandedOver } from '../handed-over-queries.ts'

/** The hand-over list (phiếu bàn giao) for one unit as PDF, dated when the last of its dossiers was handed over. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'dossiers.receive')
  const asked = new URL(args.request.url).searchParams
  const groups = await listHandedOver(app.database.db, actor, asked.getAll('code'))
  const unit = asked.get('unit')
  const group = unit === null ? groups[0] : groups.find((each) => each.unitId === unit)
  const first = group?.dossiers[0]
  if (!group || !first) throw new Refusal(404, 'nothing_handed_over', m.desk_handed_over_none())
  const at = new Date(Math.max(...group.dossiers.map((dossier) => dossier.held_since.getTime())))
  const sheet = await sheetOf(app, null, 'hand_over_list', at, [first.receiving_unit_id, group.unitId])
  const handOver = {
    kind: 'dossiers' as const,
    from_unit_id: first.receiving_unit_id,
    to_unit_id: group.unitId,
    giver_name: actor.name,
    receiver_name: null,
  }
  const pdf = await app.prints.pdf(sheet.form.template, composeHandOverList(sheet, handOver, group.dossiers))
  return pdfResponse(pdf, 'phieu-ban-giao.pdf')
}
