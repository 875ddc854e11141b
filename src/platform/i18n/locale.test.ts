import { expect, test } from 'vitest'
import { m } from '#words'
import { currentLocale, isLocale, runWithLocale } from './locale.ts'

test('Vietnamese unless something else was chosen', () => {
  expect(currentLocale()).toBe('vi')
  expect(runWithLocale('en', currentLocale)).toBe('en')
  expect(currentLocale()).toBe('vi')
})

test('two requests at once keep their own language across waiting', async () => {
  const say = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    return m.platform_not_allowed()
  }
  const [vietnamese, english] = await Promise.all([runWithLocale('vi', say), runWithLocale('en', say)])
  expect(vietnamese).not.toBe(english)
  expect(english).toMatch(/^[ -~]+$/)
})

test('only shipped languages are languages', () => {
  expect([isLocale('vi'), isLocale('en'), isLocale('fr'), isLocale(undefined)]).toEqual([true, true, false, false])
})
