import { type OpenAPIHono, z } from '@hono/zod-openapi'
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

function mountDraftRoutes(api: OpenAPIHono<ApiEnvironment>): void {
  const draft = { tag, params, result: Drafted } as const
  actionRoute(api, {
    ...draft,
    path: '/calendars/{code}/draft/day',
    summary: 'One change of days into the draft: day off, make-up day, swap, closure, removal',
    action: changeDay,
  })
  actionRoute(api, {
    ...draft,
    path: '/calendars/{code}/draft/days',
    summary: 'Several dated days into the draft, all or none',
    action: importDays,
  })
  actionRoute(api, {
    ...draft,
    path: '/calendars/{code}/draft/hours',
    summary: 'Hours of the week into the draft',
    action: changeHours,
  })
  actionRoute(api, {
    ...draft,
    path: '/calendars/{code}/draft/season',
    summary: 'Seasonal hours into the draft',
    action: saveSeason,
  })
  actionRoute(api, {
    ...draft,
    path: '/calendars/{code}/draft/remove-season',
    summary: 'Take seasonal hours out of the draft',
    action: removeSeason,
  })
  actionRoute(api, {
    ...draft,
    path: '/calendars/{code}/draft/particulars',
    summary: 'Name and validity into the draft',
    action: changeParticulars,
  })
  actionRoute(api, {
    ...draft,
    path: '/calendars/{code}/draft/pack',
    summary: 'Take what is new in a shipped pack into the draft',
    action: takePack,
  })
  actionRoute(api, {
    ...draft,
    path: '/calendars/{code}/draft/renew',
    summary: 'Take the draft over to a version that was published meanwhile',
    action: renewDraft,
  })
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
