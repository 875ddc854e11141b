import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Action } from '#platform/access/action.ts'
import { actionRoute } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { assignCalendar } from './actions/assign-calendar.ts'
import { changeDay } from './actions/change-day.ts'
import { changeHours, changeParticulars, removeSeason, saveSeason } from './actions/change-hours.ts'
import { createCalendar } from './actions/create-calendar.ts'
import { importDays } from './actions/import-days.ts'
import { discardDraft, publishCalendar, publishDefinition } from './actions/publish-calendar.ts'
import { renewDraft, takePack } from './actions/take-over.ts'

const tag = 'calendar'
const params = z.object({ code: z.string().max(40) })
const Drafted = z
  .object({
    code: z.string(),
    draft_version: z.number().int().openapi({ description: 'To be sent along with the next change.' }),
  })
  .openapi('CalendarDraft')
const Published = z
  .object({
    code: z.string(),
    version: z.number().int(),
    published: z
      .array(z.object({ code: z.string(), version: z.number().int() }))
      .openapi({ description: 'The calendar itself and those that share its days off.' }),
  })
  .openapi('PublishedCalendar')

/** The doors for integrations to everything that the pages of a calendar do; each needs `calendar.change`. */
export function mountCalendarChanges(api: OpenAPIHono<ApiEnvironment>): void {
  mountDraftRoutes(api)
  actionRoute(api, {
    path: '/calendars',
    tag,
    summary: 'A new calendar: sharing the days off of another, or a copy of it',
    action: createCalendar,
    result: z.object({ code: z.string(), version: z.number().int() }),
    status: 201,
  })
  actionRoute(api, {
    path: '/calendars/{code}/versions',
    tag,
    summary: 'Publish a whole definition as the next version',
    description: '`base_version` is the version that the definition began with; 409 when there is a newer one.',
    action: publishDefinition,
    params,
    result: Published,
    status: 201,
  })
  actionRoute(api, {
    path: '/units/{unit_id}/calendar',
    tag,
    summary: 'By which calendar a unit works from a day on',
    action: assignCalendar,
    params: z.object({ unit_id: z.uuid() }),
    result: z.object({ unit_id: z.uuid(), code: z.string().nullable(), valid_from: z.iso.date() }),
    status: 201,
  })
}

/** What goes into the draft; each answers with the draft's new version. */
const INTO_DRAFT = {
  day: { action: changeDay, summary: 'One change of days: day off, make-up day, swap, closure, removal' },
  days: { action: importDays, summary: 'Several dated days, all or none' },
  hours: { action: changeHours, summary: 'Hours of the week' },
  season: { action: saveSeason, summary: 'Seasonal hours' },
  'remove-season': { action: removeSeason, summary: 'Take seasonal hours out' },
  particulars: { action: changeParticulars, summary: 'Name and validity' },
  pack: { action: takePack, summary: 'What is new in a shipped pack' },
  renew: { action: renewDraft, summary: 'Take the draft over to a version that was published meanwhile' },
} as const

function mountDraftRoutes(api: OpenAPIHono<ApiEnvironment>): void {
  for (const [name, { action, summary }] of Object.entries(INTO_DRAFT)) {
    const route = { path: `/calendars/{code}/draft/${name}`, tag, params, result: Drafted } as const
    actionRoute(api, { ...route, action: action as Action<z.ZodType, unknown>, summary: `Into the draft: ${summary}` })
  }
  actionRoute(api, {
    path: '/calendars/{code}/draft/publish',
    tag,
    summary: 'Publish the draft as the next version, with its reason',
    action: publishCalendar,
    params,
    result: Published,
    status: 201,
  })
  actionRoute(api, {
    path: '/calendars/{code}/draft/discard',
    tag,
    summary: 'Throw the draft away',
    action: discardDraft,
    params,
    result: z.object({ code: z.string() }),
  })
}
