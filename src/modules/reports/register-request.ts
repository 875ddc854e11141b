import { listFields } from '#modules/catalogue/exports.ts'
import { composeRegister, listRegister, type RegisterView, sheetOf } from '#modules/dossiers/exports.ts'
import { listUnits, type Unit } from '#modules/organisations/exports.ts'
import { notAllowed } from '#platform/access/action.ts'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { FormProblem } from '#platform/errors.ts'
import { readDay } from '#platform/forms/form-data.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { m } from '#words'

/** Which register: a unit's, of a period, of all fields or one. Days are `YYYY-MM-DD`. */
export interface RegisterRequest {
  unit_id: string
  from: string
  to: string
  field: string | null
}

/** From the address of the page: without anything, this month of the officer's own unit. */
export function readRegisterRequest(
  scope: RequestScope,
  search: URLSearchParams,
  units: readonly Unit[],
): RegisterRequest {
  const today = legalDay(scope.app.clock.now())
  const from = readDay(search.get('from') ?? '') ?? `${today.slice(0, 8)}01`
  const to = readDay(search.get('to') ?? '') ?? today
  const wanted = search.get('unit') ?? scope.actor.unitId
  const unit = units.find((each) => each.id === wanted) ?? units[0]
  if (!unit) throw notAllowed()
  if (from > to) throw new FormProblem([{ path: 'from', message: m.reports_wrong_period() }])
  return { unit_id: unit.id, from, to, field: search.get('field') || null }
}

/** Units whose register this person may read. */
export async function listReportUnits({ app, actor }: RequestScope): Promise<Unit[]> {
  const units = await listUnits(app.database.db, legalDay(app.clock.now()))
  return units.filter((unit) => can(actor, 'reports.view', [unit.id]))
}

/** Form 07 as a view: the same for the screen, the PDF and the spreadsheet. */
export async function registerView(
  scope: RequestScope,
  request: RegisterRequest,
  limit?: number,
): Promise<RegisterView> {
  const { app, actor } = scope
  const { db } = app.database
  const [entries, sheet, fields] = await Promise.all([
    listRegister(db, {
      unitId: request.unit_id,
      from: request.from,
      to: request.to,
      ...(request.field ? { fieldCode: request.field } : {}),
      ...(limit === undefined ? {} : { limit }),
    }),
    sheetOf(app, null, 'register', app.clock.now(), [request.unit_id]),
    listFields(db),
  ])
  const field = fields.find((each) => each.code === request.field)
  return composeRegister(
    sheet,
    {
      unit_id: request.unit_id,
      from: request.from,
      to: request.to,
      filters: field ? [m.reports_field_filter({ field: field.name.vi })] : [],
      prepared_by: actor.name || null,
    },
    entries,
  )
}
