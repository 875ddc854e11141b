import type { WorkingCalendar } from '#modules/calendar/exports.ts'
import { openMinutesBetween } from '#modules/calendar/exports.ts'
import { type Journey, staysOf } from '#modules/dossiers/exports.ts'
import { forecaster } from './risk-forecast.ts'
import { learnTimes, type Stay, type StepKey } from './risk-times.ts'

/**
 * How well the forecast would have done: learnt from the older part of the history as it was known then, tried on the newer part
 * at the moment at which each step began. Pure.
 */

export interface PastDossier {
  /** Its steps up to the one that gives the result. */
  steps: readonly StepKey[]
  journey: Journey
  calendar: WorkingCalendar
  /** The appointment as it stood at a moment. */
  dueAt: (at: number) => number | null
  /** Null while nobody can know, and where there will be no result. */
  late: boolean | null
  /** When its lateness was known. */
  knownAt: number | null
}

/** Of the forecasts that said about so much: how many were there, and how often it came true. */
export interface Bin {
  /** Chance from … to, in tenths. */
  from: number
  to: number
  n: number
  predicted: number | null
  observed: number | null
  /** Between which the true share lies nineteen times of twenty (Wilson). */
  low: number | null
  high: number | null
}

export interface BackTest {
  enough: boolean
  /** Before it is learnt from, after it is tried on. */
  split_at: string | null
  learnt_dossiers: number
  learnt_stays: number
  tried_dossiers: number
  trials: number
  /** Share of the trials that were late. */
  late: number | null
  /** Mean squared error, of the forecast and of always saying how often it was late before. */
  brier: number | null
  brier_naive: number | null
  bins: Bin[]
}

/** Fewer than so many dossiers on one side say nothing. */
export const LEAST_DOSSIERS = 30
const LEARNT_PART = 0.7
const BINS = 10

interface Trial {
  predicted: number
  late: boolean
}

export function backTest(past: readonly PastDossier[], now: number): BackTest {
  const splitAt = splitMoment(past, now)
  if (splitAt === null) return nothingTried(null, past.length, 0)
  const known = past.filter((each) => each.journey.visits.some((visit) => visit.at < splitAt))
  const stays = staysUntil(past, splitAt)
  const { trials, dossiers } = tryOn(past, stays, splitAt, now)
  const before = past.filter(({ knownAt }) => knownAt !== null && knownAt <= splitAt)
  if (before.length < LEAST_DOSSIERS || dossiers < LEAST_DOSSIERS)
    return nothingTried(new Date(splitAt).toISOString(), known.length, stays.length)
  const naive = mean(before.map(({ late }) => Number(late)))
  return {
    enough: true,
    split_at: new Date(splitAt).toISOString(),
    learnt_dossiers: known.length,
    learnt_stays: stays.length,
    tried_dossiers: dossiers,
    trials: trials.length,
    late: mean(trials.map(({ late }) => Number(late))),
    brier: mean(trials.map(({ predicted, late }) => (predicted - Number(late)) ** 2)),
    brier_naive: mean(trials.map(({ late }) => (naive - Number(late)) ** 2)),
    bins: binsOf(trials),
  }
}

function nothingTried(split_at: string | null, learnt_dossiers: number, learnt_stays: number): BackTest {
  const none = { tried_dossiers: 0, trials: 0, late: null, brier: null, brier_naive: null, bins: [] }
  return { enough: false, split_at, learnt_dossiers, learnt_stays, ...none }
}

/** Seven of ten steps of those dossiers whose lateness is known began before it. */
function splitMoment(past: readonly PastDossier[], now: number): number | null {
  const begins = past
    .filter(({ late }) => late !== null)
    .flatMap(({ journey, calendar }) => staysOf(journey, calendar, now).map(({ from }) => from))
    .sort((a, b) => a - b)
  return begins[Math.floor(begins.length * LEARNT_PART)] ?? null
}

/** The stays as they were known at a moment: what ended later was still going on. */
export function staysUntil(past: readonly PastDossier[], at: number): Stay[] {
  return past.flatMap(({ steps, journey, calendar }) =>
    staysOf(journey, calendar, at).flatMap(({ step, to, minutes }, index, all) => {
      const key = steps[step]
      if (!key) return []
      // A dossier that ended without a result was not done with its last step.
      const given = index === all.length - 1 && !journey.gaveResult
      return [{ ...key, minutes, finished: to !== null && !given }]
    }),
  )
}

function tryOn(past: readonly PastDossier[], stays: readonly Stay[], from: number, now: number) {
  const { forecast } = forecaster(learnTimes(stays))
  const trials: Trial[] = []
  let dossiers = 0
  for (const { steps, journey, calendar, dueAt, late } of past) {
    if (late === null) continue
    const before = trials.length
    for (const stay of staysOf(journey, calendar, now)) {
      const due = dueAt(stay.from)
      if (stay.from < from || due === null || stay.from > due || stay.step >= steps.length) continue
      const left = openMinutesBetween(calendar, stay.from, due)
      trials.push({ predicted: forecast({ steps, step: stay.step, spent: 0, left }).chance, late })
    }
    if (trials.length > before) dossiers += 1
  }
  return { trials, dossiers }
}

function binsOf(trials: readonly Trial[]): Bin[] {
  return Array.from({ length: BINS }, (_, index) => {
    const inside = trials.filter(({ predicted }) => Math.min(BINS - 1, Math.floor(predicted * BINS)) === index)
    const n = inside.length
    const range = { from: index / BINS, to: (index + 1) / BINS, n }
    if (n === 0) return { ...range, predicted: null, observed: null, low: null, high: null }
    const observed = mean(inside.map(({ late }) => Number(late)))
    return { ...range, predicted: mean(inside.map(({ predicted }) => predicted)), observed, ...wilson(observed, n) }
  })
}

/** Interval of a share seen in n trials, at 95 %. */
export function wilson(share: number, n: number): { low: number; high: number } {
  const z = 1.96
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((whole, each) => whole + each, 0) / values.length
}
