import { workingCalendar } from '#modules/calendar/exports.ts'
import {
  countCurrentProcedures,
  findProcedure,
  limitsText,
  listFields,
  listLimits,
} from '#modules/catalogue/exports.ts'
import { legalDay } from '#platform/clock.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { comingDays, nearDayOff, nearMakeUpDay } from './days-off.ts'
import { countMonth, listFrequentProcedures } from './figures-queries.ts'
import { type MonthFigures, monthFigures } from './month-figures.ts'

export interface HomeView {
  now: string
  monthStart: string
  figures: MonthFigures
  dayOff: ReturnType<typeof nearDayOff>
  makeUpDay: ReturnType<typeof nearMakeUpDay>
  coming: ReturnType<typeof comingDays>
  procedureCount: number
  /** True when the list follows what was really handed in. */
  counted: boolean
  procedures: { code: string; name: string; field: string | null; limit: string | null }[]
}

const POPULAR = 6
const POPULAR_DAYS = 90
/** Fewer kinds of dossiers than this say nothing about what people do most. */
const LEAST_KINDS = 4
/** What enterprises in parks ask for most, until the board has dossiers of its own. */
const USUAL = ['1.014199', '1.009664', '1.014201', '1.009647', '2.001955', '1.000665']

/** The home page, all of it from data. */
export async function homeView({ app, locale }: RequestScope): Promise<HomeView> {
  const { db } = app.database
  const now = app.clock.now()
  const today = legalDay(now)
  const calendar = await workingCalendar(db, 'vn')
  const counts = await keptCounts(app, now)
  const frequent = counts.frequent.length >= LEAST_KINDS
  const codes = [...new Set([...(frequent ? counts.frequent : []), ...USUAL])].slice(0, POPULAR)
  return {
    now: now.toISOString(),
    monthStart: `${today.slice(0, 7)}-01`,
    figures: monthFigures(counts.month, calendar),
    dayOff: nearDayOff(calendar, today, locale),
    makeUpDay: nearMakeUpDay(calendar, today),
    coming: comingDays(calendar, today, locale, 4, 150),
    procedureCount: counts.procedures,
    counted: frequent,
    procedures: await procedureLines({ app, locale }, codes, today),
  }
}

async function procedureLines(
  { app, locale }: Pick<RequestScope, 'app' | 'locale'>,
  codes: readonly string[],
  today: string,
): Promise<HomeView['procedures']> {
  const { db } = app.database
  const [rows, limits, fields] = await Promise.all([
    Promise.all(codes.map((code) => findProcedure(db, code))),
    listLimits(db, codes, today),
    locale === 'en' ? listFields(db) : [],
  ])
  return rows.flatMap((row) => {
    if (row?.status !== 'current') return []
    const name = (locale === 'en' && row.name.en) || row.name.vi
    const field = fields.find((each) => each.code === row.field_code)?.name.en ?? row.field_name
    return [{ code: row.code, name, field, limit: limitsText(limits.get(row.code) ?? [], locale) || null }]
  })
}

interface Counts {
  month: Awaited<ReturnType<typeof countMonth>>
  frequent: string[]
  procedures: number
}

const KEEP_MS = 60_000
const kept = new WeakMap<RequestScope['app']['config'], { at: number; counts: Promise<Counts> }>()

/** Counted at most once a minute, however many people open the page. */
function keptCounts(app: RequestScope['app'], now: Date): Promise<Counts> {
  const known = kept.get(app.config)
  if (known && now.getTime() - known.at < KEEP_MS && now.getTime() >= known.at) return known.counts
  const counts = readCounts(app, now)
  kept.set(app.config, { at: now.getTime(), counts })
  counts.catch(() => kept.delete(app.config))
  return counts
}

async function readCounts({ database: { db } }: RequestScope['app'], now: Date): Promise<Counts> {
  const monthStart = new Date(`${legalDay(now).slice(0, 7)}-01T00:00:00+07:00`)
  const since = new Date(now.getTime() - POPULAR_DAYS * 86_400_000)
  const [month, frequent, procedures] = await Promise.all([
    countMonth(db, monthStart),
    listFrequentProcedures(db, since, POPULAR),
    countCurrentProcedures(db),
  ])
  return { month, frequent, procedures }
}
