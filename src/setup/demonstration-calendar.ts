import {
  assignCalendar,
  changeHours,
  createCalendar,
  listCurrentCalendars,
  publishCalendar,
  workingCalendar,
} from '#modules/calendar/exports.ts'
import { listUnits } from '#modules/organisations/exports.ts'
import { perform } from '#platform/access/action.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'

const CODE = 'xa-sang-thu-bay'

/**
 * A calendar that shares the State's days off and is open on Saturday mornings, by which one commune centre works: no
 * dossier is resolved there, so no date of the demonstration depends on it.
 */
export async function demonstrateCalendar(app: Application, people: readonly Actor[]): Promise<void> {
  const { db } = app.database
  const today = legalDay(app.clock.now())
  const commune = (await listUnits(db, today)).find((unit) => unit.kind === 'commune_centre')
  const actor = people.find((each) => can(each, 'calendar.change', commune ? [commune.id] : undefined))
  const known = (await listCurrentCalendars(db)).some((row) => row.code === CODE)
  if (!actor || !commune || known) return
  const by = () => ({ actor, requestId: newId() })
  const names = { name: 'Trung tâm xã, có sáng thứ Bảy', name_en: 'Commune centre, with Saturday mornings' }
  await perform(app, createCalendar, { code: CODE, ...names, way: 'based', from: 'vn' }, by())
  const { versions } = await workingCalendar(db, CODE)
  const weekly = { ...versions[0]?.weekly, sat: [['07:30', '11:30']] }
  await perform(app, changeHours, { code: CODE, draft_version: 0, weekly, from: today }, by())
  const reason = 'Làm việc sáng thứ Bảy để giải quyết thủ tục cho người dân'
  await perform(app, publishCalendar, { code: CODE, draft_version: 1, reason }, by())
  await perform(app, assignCalendar, { unit_id: commune.id, code: CODE, valid_from: today }, by())
}
