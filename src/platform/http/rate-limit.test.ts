import { expect, test } from 'vitest'
import { type Counted, RateLimiter, rateRules } from './rate-limit.ts'

const at = (path: string) => new URL(path, 'http://localhost')

test('a minute’s worth at once, then as many as flow in', () => {
  const limits = new RateLimiter(rateRules(60))
  for (let index = 0; index < 60; index++) expect(limits.take('anonymous', 'a', 'GET', at('/'), 0)).toBe(0)
  expect(limits.take('anonymous', 'a', 'GET', at('/'), 0)).toBe(1)
  expect(limits.take('anonymous', 'a', 'GET', at('/'), 1_000)).toBe(0)
  expect(limits.take('anonymous', 'a', 'GET', at('/'), 1_000)).toBe(1)
})

test('guessing is slower than reading', () => {
  const limits = new RateLimiter(rateRules(120))
  const passed = (method: string, path: string, who: string, counted: Counted = 'gate') => {
    let count = 0
    while (limits.take(counted, who, method, at(path), 0) === 0) count++
    return count
  }
  expect(passed('GET', '/catalogue', 'a', 'anonymous')).toBe(120)
  expect(passed('POST', '/login', 'b')).toBe(20)
  expect(passed('GET', '/tracking?code=H62', 'c')).toBe(30)
  expect(passed('GET', '/api/v1/tracking/H62', 'd')).toBe(30)
  expect(passed('POST', '/portal/submit/1.009664', 'e')).toBe(10)
  expect(passed('GET', '/tracking', 'f')).toBe(6_000)
})

test('its memory is bounded, whoever calls', () => {
  const limits = new RateLimiter(rateRules(60))
  for (let index = 0; index < 30_000; index++) limits.take('gate', `10.${index}`, 'GET', at('/'), index)
  expect(limits.size).toBeLessThanOrEqual(20_000)
})

test('an office behind one address does not slow itself down: people count for themselves', () => {
  const limits = new RateLimiter(rateRules(60))
  const asks = (person: string, times: number) =>
    Array.from({ length: times }, () => limits.take('person', person, 'GET', at('/desk'), 0)).filter((wait) => wait > 0)
      .length
  expect(asks('first', 600)).toBe(0)
  expect(asks('first', 1)).toBe(1)
  expect(asks('second', 600)).toBe(0)
})
