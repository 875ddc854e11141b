import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { definition } from './deadline-cases.ts'

/**
 * The libraries that people count business days with, each as it ships and with what its interface lets us tell it of the
 * Vietnamese calendar: the official days off; then the whole calendar, make-up days too, by telling it that Saturdays are
 * worked and that every ordinary Saturday is a holiday. A receipt on a day off is first moved to the next business day,
 * which is then not counted, as the law says. Installed by `npm ci` in bench/peers, and needed by nothing else.
 */

export interface Peer {
  readonly name: string
  readonly told: 'as shipped' | 'days off' | 'whole calendar'
  /** Makes this set-up the one that counts: two of the libraries keep theirs in global state. */
  prepare(): void
  /** Due date as `YYYY-MM-DD`. */
  dueOn(receivedAt: number, workingDays: number): string
  /** The same answer where it can be had sooner, by keeping days once asked: for the share of wrong answers, not for the race. */
  answer?: (receivedAt: number, workingDays: number) => string
}

const require = createRequire(new URL('./peers/package.json', import.meta.url))

const OFF = definition.exceptions.filter(({ type }) => type === 'off').map(({ date }) => date)
const MAKEUPS = new Set(definition.exceptions.filter(({ type }) => type === 'working').map(({ date }) => date))

function ordinarySaturdays(): string[] {
  const dates: string[] = []
  for (let day = Date.UTC(2022, 0, 1); day < Date.UTC(2028, 0, 1); day += 7 * 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10)
    if (!MAKEUPS.has(date)) dates.push(date)
  }
  return dates
}

const WHOLE = [...new Set([...OFF, ...ordinarySaturdays()])]

interface Moment {
  isBusinessDay(): boolean
  nextBusinessDay(): Moment
  businessAdd(days: number): Moment
  format(as: string): string
}
interface MomentLibrary {
  (instant: number): Moment
  defineLocale(name: string, settings: object): void
  locale(name: string): void
}

function momentPeers(): Peer[] {
  const moment = require('moment-business-days') as MomentLibrary
  const peer = (told: Peer['told'], settings: object): Peer => {
    // A locale of its own for each set-up: settings lie over those of the parent and cannot be taken back.
    const locale = `en-${told.replace(' ', '-')}`
    moment.defineLocale(locale, { parentLocale: 'en', ...settings })
    return {
      name: 'moment-business-days',
      told,
      prepare: () => moment.locale(locale),
      dueOn(receivedAt, days) {
        const received = moment(receivedAt)
        const start = received.isBusinessDay() ? received : received.nextBusinessDay()
        return start.businessAdd(days).format('YYYY-MM-DD')
      },
    }
  }
  const fed = { holidayFormat: 'YYYY-MM-DD', nextBusinessDayLimit: 31 }
  return [
    peer('as shipped', {}),
    peer('days off', { ...fed, holidays: OFF }),
    peer('whole calendar', { ...fed, holidays: WHOLE, workingWeekdays: [1, 2, 3, 4, 5, 6] }),
  ]
}

interface Luxon {
  setupBusiness(settings: object): void
  isBusinessDay(): boolean
  isHoliday(): boolean
  plusBusiness(by: { days: number }): Luxon
  toISODate(): string
}

function luxonPeers(): Peer[] {
  const { DateTime } = require('luxon-business-days') as {
    DateTime: { fromMillis(instant: number): Luxon; local(): Luxon }
  }
  const peer = (told: Peer['told'], settings: object): Peer => ({
    name: 'luxon-business-days',
    told,
    prepare: () => DateTime.local().setupBusiness(settings),
    dueOn(receivedAt, days) {
      const received = DateTime.fromMillis(receivedAt)
      const worked = received.isBusinessDay() && !received.isHoliday()
      const start = worked ? received : received.plusBusiness({ days: 1 })
      return start.plusBusiness({ days }).toISODate()
    },
  })
  const within = (dates: readonly string[]) => {
    const set = new Set(dates)
    return [(day: Luxon) => set.has(day.toISODate())]
  }
  return [
    peer('as shipped', {}),
    peer('days off', { businessDays: [1, 2, 3, 4, 5], holidayMatchers: within(OFF) }),
    peer('whole calendar', { businessDays: [1, 2, 3, 4, 5, 6], holidayMatchers: within(WHOLE) }),
  ]
}

interface Holidays {
  isHoliday(day: Date): false | { type: string }[]
  setHoliday(rule: string, settings: object): void
}

/** `date-holidays` knows holidays only: the counting is a loop over days, as its users write it. */
function dateHolidaysPeers(): Peer[] {
  const Library = require('date-holidays') as new (country: string) => Holidays
  const pad = (value: number): string => String(value).padStart(2, '0')
  const textOf = (day: Date): string => `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`
  const peer = (told: Peer['told'], holidays: Holidays, makeups: ReadonlySet<string>): Peer => {
    const isOff = (day: Date): boolean => {
      const found = holidays.isHoliday(day)
      return found !== false && found.some(({ type }) => type === 'public')
    }
    const kept = new Map<string, boolean>()
    const keptOff = (day: Date): boolean => {
      const date = textOf(day)
      const known = kept.get(date) ?? isOff(day)
      kept.set(date, known)
      return known
    }
    const counting = (off: (day: Date) => boolean) => (receivedAt: number, days: number) => {
      const isWorked = (each: Date): boolean =>
        each.getDay() === 0 || each.getDay() === 6 ? makeups.has(textOf(each)) : !off(each)
      const day = new Date(receivedAt)
      const next = (): void => {
        do day.setDate(day.getDate() + 1)
        while (!isWorked(day))
      }
      if (!isWorked(day)) next()
      for (let left = days; left > 0; left--) next()
      return textOf(day)
    }
    return {
      name: 'date-holidays and a loop',
      told,
      prepare: () => {},
      dueOn: counting(isOff),
      answer: counting(keptOff),
    }
  }
  const fed = new Library('VN')
  for (const date of OFF) fed.setHoliday(date, { name: { en: 'day off' }, type: 'public' })
  return [
    peer('as shipped', new Library('VN'), new Set()),
    peer('days off', fed, new Set()),
    peer('whole calendar', fed, MAKEUPS),
  ]
}

/** Empty when bench/peers has not been installed. */
export function openPeers(): Peer[] {
  if (!existsSync(new URL('./peers/node_modules', import.meta.url))) return []
  return [...momentPeers(), ...luxonPeers(), ...dateHolidaysPeers()]
}
