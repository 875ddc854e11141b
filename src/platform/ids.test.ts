import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { idSource, newId } from './ids.ts'

test('an id is a UUID of version 7', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('ids rise, within a millisecond, past the counter, and when the clock steps back', () => {
  let at = 1_700_000_000_000
  const next = idSource(() => at, randomBytes)
  const ids = Array.from({ length: 20_000 }, (_, index) => {
    if (index === 15_000) at -= 5_000
    return next()
  })
  expect(ids).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
})

test('the first 48 bits are the time in milliseconds', () => {
  const id = idSource(() => 0x0123456789ab, randomBytes)()
  expect(id.replaceAll('-', '').slice(0, 12)).toBe('0123456789ab')
})
