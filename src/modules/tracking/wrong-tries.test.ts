import { expect, test } from 'vitest'
import { WrongTries } from './wrong-tries.ts'

const MINUTE = 60_000

test('a code takes eight wrong tries, then one more every six minutes', () => {
  const tries = new WrongTries()
  for (let count = 0; count < 8; count++) {
    expect(tries.wait('A', 0)).toBe(0)
    tries.wrong('A', 0)
  }
  expect(tries.wait('A', 0)).toBe(360)
  expect(tries.wait('A', 3 * MINUTE)).toBe(180)
  expect(tries.wait('A', 6 * MINUTE)).toBe(0)
  tries.wrong('A', 6 * MINUTE)
  expect(tries.wait('A', 6 * MINUTE)).toBe(360)
})

test('another code is not concerned, and a day later all is forgiven', () => {
  const tries = new WrongTries()
  for (let count = 0; count < 20; count++) tries.wrong('A', 0)
  expect(tries.wait('B', 0)).toBe(0)
  for (let count = 0; count < 8; count++) {
    expect(tries.wait('A', 24 * 60 * MINUTE)).toBe(0)
    tries.wrong('A', 24 * 60 * MINUTE)
  }
  expect(tries.wait('A', 24 * 60 * MINUTE)).toBeGreaterThan(0)
})

test('ten thousand possibilities last more than a month', () => {
  const tries = new WrongTries()
  let now = 0
  for (let count = 0; count < 10_000; count++) {
    now += tries.wait('A', now) * 1000
    tries.wrong('A', now)
  }
  expect(now).toBeGreaterThan(40 * 24 * 60 * MINUTE)
})
