import type { OpenHours } from './calendar-definition.ts'
import { clockMinute, clockTimeOf, findClockMinute } from './civil-time.ts'

/** `07:30–11:30, 13:00–17:00`; nothing when closed. */
export function hoursText(hours: readonly OpenHours[]): string {
  return hours.map(([from, to]) => `${from}–${to}`).join(', ')
}

const INTERVAL = /^(\d{1,2})(?:[:hg.](\d{2})?)?\s*(?:-|–|—|đến|to)\s*(\d{1,2})(?:[:hg.](\d{2})?)?$/i

/**
 * Hours as people type them: `7:30-11:30; 13h–17h`. Undefined when it is something else. Whether they overlap or are
 * reversed is for `parseCalendar` to say.
 */
export function readHoursText(text: string): OpenHours[] | undefined {
  const parts = text
    .split(/[,;\n]| và | and /)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const hours = parts.map((part) => {
    const [, fromHour, fromMinute, toHour, toMinute] = INTERVAL.exec(part) ?? []
    if (fromHour === undefined || toHour === undefined) return undefined
    const [from, to] = [clockOf(fromHour, fromMinute), clockOf(toHour, toMinute)]
    return from === undefined || to === undefined ? undefined : ([from, to] as const)
  })
  return hours.every((each) => each !== undefined) ? hours : undefined
}

function clockOf(hour: string, minute: string | undefined): string | undefined {
  const text = `${hour.padStart(2, '0')}:${minute ?? '00'}`
  return findClockMinute(text) === undefined ? undefined : clockTimeOf(clockMinute(text))
}
