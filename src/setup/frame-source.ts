import {
  addDays,
  calendarOfUnit,
  closingOf,
  exceptionOn,
  isWorkingDay,
  openingOf,
  STATE_CALENDAR,
  type WorkingCalendar,
  workingCalendar,
} from '#modules/calendar/exports.ts'
import { countToAccept } from '#modules/desk/exports.ts'
import { idleSecondsOf } from '#modules/identity/exports.ts'
import { countUnread } from '#modules/notifications/exports.ts'
import { findDeskOfOfficer, findUnit, listPostsOn, listUnits, type Unit } from '#modules/organisations/exports.ts'
import { countToday } from '#modules/workspace/exports.ts'
import { legalDay } from '#platform/clock.ts'
import type { BoardIdentity, DayLine, FrameSource } from '#platform/http/render-context.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { weekdayText } from '#platform/i18n/dates.ts'
import type { Module } from '#platform/module.ts'
import { m } from '#words'

/** What the frames of all pages say about the agency, the day and the person: the platform asks, the capabilities answer. */
export function createFrameSource(modules: readonly Module[]): FrameSource {
  return {
    navigation: modules.flatMap((module) => module.navigation ?? []),
    board,
    dayLine,
    counts,
    postLine,
    alerts: async ({ app, actor }) =>
      actor.kind === 'officer' && actor.id !== null ? countUnread(app.database.db, actor.id) : 0,
    idleSeconds: ({ app, actor }) => idleSecondsOf(app, actor),
  }
}

/** Beside the entries of the rail: what has come in at the desk, what is due today. */
async function counts({ app, actor }: RequestScope): Promise<Readonly<Record<string, number>>> {
  const { db } = app.database
  const [today, toAccept] = await Promise.all([
    countToday(db, actor),
    countToAccept({ db, actor, now: app.clock.now() }),
  ])
  return toAccept ? { ...today, '/desk': toAccept } : today
}

async function board(scope: RequestScope): Promise<BoardIdentity | undefined> {
  const { app, locale } = scope
  const units = await listUnits(app.database.db, legalDay(app.clock.now()))
  const agency = units.find((unit) => unit.kind === 'board')
  if (!agency) return undefined
  const parent = units.find((unit) => unit.id === agency.parent_id)
  const centre = units.find((unit) => unit.kind === 'centre')
  const name = (unit: Unit | undefined) => (unit ? (locale === 'en' ? unit.name_en : unit.name) : '')
  return {
    name: name(agency),
    parentName: name(parent),
    area: name(parent)
      .replace(/^Ủy ban nhân dân\s+/i, '')
      .replace(/\s+Provincial People’s Committee$/i, ''),
    deskLines: centre ? [name(centre), centre.address ?? ''].filter(Boolean) : [],
    hoursLines: await hoursLines(scope),
    phone: centre?.phone ?? agency.phone,
  }
}

/** Who comes, comes to the centre: its days and hours are the ones to say. */
async function centreCalendar({ database: { db }, clock }: RequestScope['app']): Promise<WorkingCalendar> {
  const today = legalDay(clock.now())
  const centre = (await listUnits(db, today)).find((unit) => unit.kind === 'centre')
  return workingCalendar(db, centre ? await calendarOfUnit(db, centre.id, today) : STATE_CALENDAR)
}

/** Today's hours as text, `07:30–17:00`; undefined on a day off. */
async function hoursOf(app: RequestScope['app'], day: string): Promise<string | undefined> {
  const calendar = await centreCalendar(app)
  const [opening, closing] = [openingOf(calendar, day), closingOf(calendar, day)]
  if (opening === null || closing === null) return undefined
  const clock = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(11, 16)
  return `${clock(opening)}–${clock(closing)}`
}

/** The usual hours, with the lunch break in which nobody shall come; what differs this week is said by the day line. */
async function hoursLines({ app, locale }: RequestScope): Promise<string[]> {
  const { versions } = await centreCalendar(app)
  const { mon = [], sat = [] } = versions.at(-1)?.weekly ?? {}
  const spans = (hours: typeof mon) => hours.map(([from, to]) => `${from}–${to}`).join(', ')
  if (mon.length === 0) return []
  const saturday = weekdayText(6, locale)
  const saturdays = sat.length > 0 ? [`${saturday.charAt(0).toUpperCase()}${saturday.slice(1)}`, spans(sat)] : []
  return [m.setup_usual_days(), spans(mon), ...saturdays]
}

async function dayLine({ app, locale }: RequestScope): Promise<DayLine> {
  const calendar = await centreCalendar(app)
  const today = legalDay(app.clock.now())
  const tomorrow = addDays(today, 1)
  const hours = await hoursOf(app, today)
  const nameOf = (day: string) => {
    const exception = exceptionOn(calendar, day)
    return (locale === 'en' ? (exception?.nameEn ?? exception?.name) : exception?.name) ?? null
  }
  const made = exceptionOn(calendar, today)?.type === 'working'
  const working = hours
    ? made
      ? m.setup_day_makeup({ hours })
      : m.setup_day_working({ hours })
    : m.setup_day_off({ name: nameOf(today) ?? m.setup_weekend() })
  const off = exceptionOn(calendar, tomorrow)?.type === 'off' && !isWorkingDay(calendar, tomorrow)
  return { working, notice: off ? m.setup_tomorrow_off({ name: nameOf(tomorrow) ?? '' }) : null }
}

async function postLine({ app, actor, locale }: RequestScope): Promise<string | undefined> {
  if (actor.kind !== 'officer' || actor.id === null) return undefined
  const today = legalDay(app.clock.now())
  const [posts, desk] = await Promise.all([
    listPostsOn(app.database.db, actor.id, today),
    findDeskOfOfficer(app.database.db, actor.id, today),
  ])
  const post = posts[0]
  if (!post) return undefined
  const title = locale === 'en' ? post.title_en : post.title
  const place = desk
    ? locale === 'en'
      ? desk.name_en
      : desk.name
    : ((await findUnit(app.database.db, post.unit_id))?.short_name ?? post.unit_name)
  return title.includes(place) || (desk && title.includes(desk.code)) ? title : `${title}, ${place}`
}
