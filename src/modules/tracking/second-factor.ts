import { setTimeout as pause } from 'node:timers/promises'
import { findDossier, isTrackingKey, trackingSecret } from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { WrongTries } from './wrong-tries.ts'

/** One count of wrong tries for each running server. */
const counts = new WeakMap<Application['config'], WrongTries>()

/** An answer to a wrong code or factor never comes sooner than this, so its time says nothing. */
const SLOWEST_LOOK_UP_MS = 250

/** As people type it from paper: small letters, blanks. */
export function normalCode(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase().slice(0, 60)
}

/**
 * Whether the code and the last four digits of a phone number belong together. Wrong code and wrong digits are the same
 * answer in the same time.
 * @throws Refusal 429 after too many wrong tries for this code, whether it exists or not
 */
export async function passesSecondFactor(app: Application, code: string, typed: string): Promise<boolean> {
  const started = performance.now()
  const tries = triesOf(app)
  const now = app.clock.now().getTime()
  const wait = tries.wait(code, now)
  if (wait > 0) {
    throw new Refusal(429, 'too_many_wrong_tries', m.tracking_too_many({ minutes: Math.ceil(wait / 60) }), [
      m.tracking_too_many_instead(),
    ])
  }
  const digits = typed.replace(/\D/g, '')
  const dossier = code === '' ? undefined : await findDossier(app.database.db, code)
  const right = digits.length >= 4 && (dossier?.phone_tails.includes(digits.slice(-4)) ?? false)
  if (right) return true
  tries.wrong(code, now)
  await pause(Math.max(0, SLOWEST_LOOK_UP_MS - (performance.now() - started)))
  return false
}

/** Whether `key` is the signed one of the QR code. It cannot be guessed, so it is not counted. */
export function passesKey(app: Pick<Application, 'config'>, code: string, key: string): boolean {
  return isTrackingKey(code, key, trackingSecret(app))
}

function triesOf({ config }: Application): WrongTries {
  const known = counts.get(config) ?? new WrongTries()
  counts.set(config, known)
  return known
}
