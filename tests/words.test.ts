import { expect, test } from 'vitest'
import { checkWords } from '../scripts/words-check.ts'

const settings = { baseLocale: 'vi', locales: ['vi', 'en'] }

const file = (folder: string, locale: string, words: object | string | undefined) => ({
  folder,
  path: `${folder}/${locale}.json`,
  locale,
  text: typeof words === 'object' ? JSON.stringify(words, null, 2) : words,
})

const check = (vi: object | string | undefined, en: object | string | undefined) =>
  checkWords([file('a', 'vi', vi), file('a', 'en', en)], settings)

test('matching languages', () => {
  expect(check({ a_x: 'Xin chào {name}' }, { a_x: 'Hello {name}' })).toEqual([])
})

test('a missing translation, on both sides', () => {
  expect(check({ a_x: 'x', a_y: 'y' }, { a_x: 'x' })).toEqual(['a/vi.json:3: a_y is missing in a/en.json'])
  expect(check({ a_x: 'x' }, { a_x: 'x', a_y: 'y' })).toEqual(['a/en.json:3: a_y is missing in a/vi.json'])
  expect(check({ a_x: 'x' }, undefined)[0]).toBe('a/en.json: the file is missing')
})

test('placeholders that differ', () => {
  expect(check({ a_x: '{count} ngày' }, { a_x: '{days} days' })).toEqual([
    'a/en.json:2: a_x has days, but a/vi.json has count',
  ])
})

test('a key in two files, or twice in one', () => {
  const twice = checkWords(
    [
      file('a', 'vi', { k: 'x' }),
      file('a', 'en', { k: 'x' }),
      file('b', 'vi', { k: 'x' }),
      file('b', 'en', { k: 'x' }),
    ],
    settings,
  )
  expect(twice).toEqual(['b/vi.json:2: the key k also stands in a/vi.json'])
  expect(check('{\n  "k": "x",\n  "k": "y"\n}', { k: 'x' })).toEqual([
    'a/vi.json:2: the key k stands twice in this file',
  ])
})

test('broken JSON, an empty text, a key in another style', () => {
  expect(check('{', { k: 'x' })[0]).toMatch(/^a\/vi\.json: /)
  expect(check({ k: '' }, { k: '' })).toContain('a/vi.json:2: k is empty')
  expect(check({ camelCase: 'x' }, { camelCase: 'x' })[0]).toContain('not lower_snake_case')
})
