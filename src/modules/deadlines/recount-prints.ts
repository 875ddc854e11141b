import { listCalendars } from '#modules/calendar/exports.ts'
import { sheetOf } from '#modules/dossiers/exports.ts'
import { legalDay } from '#platform/clock.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { runWithLocale } from '#platform/i18n/locale.ts'
import { composeRecountRegister, composeRecountSheet } from './prints/compose-recounts.ts'
import { keptLines, movedLines } from './recount-act.ts'
import type { Recount } from './recount-store.ts'

/** Beyond this a list is no paper any more; the spreadsheet has every line. */
const MOST_PRINTED = 2_000

export async function registerPdf(
  scope: RequestScope,
  recounts: readonly Recount[],
  from: string | null,
  to: string | null,
): Promise<Uint8Array> {
  const { app, actor } = scope
  const now = app.clock.now()
  const unit = await issuerOf(scope, recounts[0])
  const sheet = await sheetOf(app, null, 'recount_register', now, [unit])
  const about = { unit_id: unit, from, to: to ?? legalDay(now), prepared_by: actor.name || null }
  const view = composeRecountRegister(sheet, about, recounts, await calendarNames(scope))
  return app.prints.pdf(sheet.form.template, view)
}

/** Paper is Vietnamese, whatever language the reader's screen speaks. */
export async function recountPdf(scope: RequestScope, recount: Recount): Promise<Uint8Array> {
  const { app } = scope
  const vietnamese: RequestScope = { ...scope, locale: 'vi' }
  const unit = await issuerOf(scope, recount)
  const [moved, kept, names] = await runWithLocale('vi', () =>
    Promise.all([
      movedLines(vietnamese, recount, { limit: MOST_PRINTED }),
      keptLines(vietnamese, recount, MOST_PRINTED),
      calendarNames(scope),
    ]),
  )
  const sheet = await sheetOf(app, null, 'recount_sheet', recount.finished_at ?? recount.decided_at, [unit])
  return app.prints.pdf(sheet.form.template, composeRecountSheet(sheet, recount, { unit_id: unit, moved, kept }, names))
}

async function calendarNames({ app }: RequestScope): Promise<Map<string, string>> {
  return new Map((await listCalendars(app.database.db)).toReversed().map((row) => [row.code, row.name]))
}

/** In whose name the paper is: the unit of whoever decided, else of whoever prints, else the first agency that resolves dossiers. */
async function issuerOf({ app, actor }: RequestScope, recount: Recount | undefined): Promise<string> {
  const own = recount?.unit_id ?? actor.unitId
  if (own) return own
  const row = await app.database.db
    .selectFrom('field_unit')
    .select('resolving_unit_id')
    .orderBy('resolving_unit_id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.resolving_unit_id
}
