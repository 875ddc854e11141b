import { z } from 'zod'
import { listUnitIdsBeneath } from '#modules/organisations/exports.ts'
import { defineAction } from '#platform/access/action.ts'
import { FormProblem } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { catchUpWithin } from '../fact-store.ts'
import {
  addHeaps,
  DEFINITION_VERSION,
  figuresOf,
  GROUPINGS,
  hashReport,
  type ReportQuestion,
  spanOf,
  startOfDay,
} from '../form-06a.ts'
import { countHeaps } from '../form-06a-queries.ts'
import { insertIssuedReport } from '../issued-store.ts'

/** Acts bear the moment at which they began: what is as old as this has been written or never will be. */
const SETTLED_MS = 60_000

const code = z
  .string()
  .trim()
  .nullish()
  .transform((text) => text || null)

/** Phát hành báo cáo: the figures are kept with cut-off, definition and hash, for good. */
export const issueReport = defineAction({
  name: 'reports.issue',
  permission: 'reports.issue',
  input: z.object({
    unit_id: z.uuid({ error: () => m.reports_issue_needs_unit() }),
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(GROUPINGS),
    field: code,
    procedure: code,
    as_of: z.iso.datetime({ offset: true }).nullish(),
    note: z
      .string()
      .trim()
      .max(2000)
      .nullish()
      .transform((text) => text || null),
  }),
  async run(context, input) {
    const { tx, now, actor } = context
    context.requireIn([input.unit_id])
    const settled = new Date(now.getTime() - SETTLED_MS)
    const wanted = input.as_of ? new Date(input.as_of) : settled
    const question: ReportQuestion = { ...input, as_of: wanted < settled ? wanted : settled }
    if (input.from > input.to) throw new FormProblem([{ path: 'from', message: m.reports_wrong_period() }])
    if (question.as_of < startOfDay(input.from)) {
      throw new FormProblem([{ path: 'from', message: m.reports_as_of_before_period() }])
    }
    await catchUpWithin(tx)
    const unitIds = await listUnitIdsBeneath(tx, [input.unit_id])
    const rows = await countHeaps(tx, question, { unitIds, visibleIds: null })
    const figures = { rows, totals: figuresOf(addHeaps(rows)) }
    const id = newId()
    const hash = hashReport(question, figures)
    await insertIssuedReport(tx, {
      id,
      report: '06a',
      unit_id: input.unit_id,
      from_on: input.from,
      to_on: input.to,
      cut_off: spanOf(question).cutOff,
      definition_version: DEFINITION_VERSION,
      filter: { by: input.by, field: input.field, procedure: input.procedure, unit_ids: unitIds },
      figures,
      hash,
      note: input.note,
      issued_at: now,
      issued_by: actor.kind === 'officer' ? actor.id : null,
      issued_name: actor.name,
    })
    context.about(`06a ${input.from} – ${input.to}`, input.unit_id)
    return { id, hash }
  },
})
