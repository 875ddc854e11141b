import { CalendarError } from './calendar-error.ts'
import { type Instant, instantOfMinute, type LocalMinute, localMinuteOf } from './civil-time.ts'
import { voidedLines } from './deadline.ts'
import type { Pause } from './due.ts'
import type { Stretch } from './explanation.ts'
import type { Limit } from './limit.ts'

/**
 * What the ledger of a clock says, oldest first:
 * `start` received; `restart` full supplement, counted again from the start; `pause`/`resume` the clock stands;
 * `extend` new appointment, its limit counted from the original due date; `stop` finished, withdrawn or stopped: final.
 * `limit`: on `start`/`restart` it replaces the clock's limit; on `extend` it is the extension and required.
 */
export interface ClockMark {
  readonly kind: 'start' | 'restart' | 'pause' | 'resume' | 'extend' | 'stop'
  readonly at: Instant
  readonly limit?: Limit | undefined
  /** Ground printed in the explanation (law, and the document in words). */
  readonly legalBasis?: string | undefined
  readonly name?: string | undefined
}

interface OpenPause {
  readonly from: LocalMinute
  readonly legalBasis: string | undefined
  readonly name: string | undefined
}

/** The ledger read to its end: the present run of the clock, and what was before it. */
export interface Folded {
  state: 'running' | 'paused' | 'stopped'
  received: LocalMinute
  limit: Limit
  first: { readonly received: LocalMinute; readonly limit: Limit }
  pauses: Pause[]
  open: OpenPause | undefined
  extension: (ClockMark & { readonly limit: Limit }) | undefined
  extensions: number
  stoppedAt: LocalMinute | undefined
  voided: Stretch[]
  last: LocalMinute
}

function impossible(mark: ClockMark, state: string): CalendarError {
  return new CalendarError('marks_impossible', `${mark.kind} while ${state}`)
}

function begin(ofClock: Limit, mark: ClockMark | undefined): Folded {
  if (mark?.kind !== 'start') throw new CalendarError('marks_impossible', 'the first mark must be start')
  const received = localMinuteOf(mark.at)
  const limit = mark.limit ?? ofClock
  return {
    state: 'running',
    received,
    limit,
    first: { received, limit },
    pauses: [],
    open: undefined,
    extension: undefined,
    extensions: 0,
    stoppedAt: undefined,
    voided: [],
    last: received,
  }
}

function closePause(folded: Folded, at: Instant): void {
  const { open } = folded
  if (!open) return
  folded.pauses.push({ from: instantOfMinute(open.from), to: at, legalBasis: open.legalBasis, name: open.name })
  folded.open = undefined
}

function restart(folded: Folded, mark: ClockMark, at: LocalMinute): void {
  const asked = folded.open?.from ?? at
  const source: Pause = {
    from: instantOfMinute(asked),
    to: mark.at,
    name: mark.name ?? folded.open?.name,
    legalBasis: mark.legalBasis,
  }
  folded.voided.push(...voidedLines(folded.received, asked, at, source))
  folded.received = at
  folded.limit = mark.limit ?? folded.limit
  folded.pauses = []
  folded.open = undefined
  folded.extension = undefined
  folded.state = 'running'
}

function extend(folded: Folded, mark: ClockMark, maxExtensions: number): void {
  if (!mark.limit) throw new CalendarError('marks_impossible', 'extend without a limit')
  folded.extensions++
  if (folded.extensions > maxExtensions) {
    throw new CalendarError('extended_too_often', `${folded.extensions} > ${maxExtensions}`)
  }
  folded.extension = { ...mark, limit: mark.limit }
}

function apply(folded: Folded, mark: ClockMark, maxExtensions: number): void {
  const at = localMinuteOf(mark.at)
  if (at < folded.last) throw new CalendarError('marks_out_of_order', mark.kind)
  folded.last = at
  if (folded.state === 'stopped' || mark.kind === 'start') throw impossible(mark, folded.state)
  switch (mark.kind) {
    case 'pause':
      if (folded.state === 'paused') throw impossible(mark, folded.state)
      folded.open = { from: at, legalBasis: mark.legalBasis, name: mark.name }
      folded.state = 'paused'
      return
    case 'resume':
      if (folded.state !== 'paused') throw impossible(mark, folded.state)
      closePause(folded, mark.at)
      folded.state = 'running'
      return
    case 'restart':
      restart(folded, mark, at)
      return
    case 'extend':
      extend(folded, mark, maxExtensions)
      return
    case 'stop':
      folded.stoppedAt = folded.open?.from ?? at
      folded.state = 'stopped'
      return
  }
}

/** Throws CalendarError `marks_impossible`, `marks_out_of_order`, `extended_too_often`. */
export function foldMarks(marks: readonly ClockMark[], limit: Limit, maxExtensions = 1): Folded {
  const folded = begin(limit, marks[0])
  for (let index = 1; index < marks.length; index++) apply(folded, marks[index] as ClockMark, maxExtensions)
  return folded
}
