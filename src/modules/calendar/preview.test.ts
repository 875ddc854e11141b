import { describe, expect, test } from 'vitest'
import { previewAnswerSchema, previewDeadline, requestedCalendarCode } from './preview.ts'
import { vn, WEEK } from './test-calendars.ts'

const REQUEST = {
  received_at: '2026-04-28T09:00:00+07:00',
  limit: { value: 5, unit: 'working_days', counting: 'civil_code' },
  start_rule: { cutoff: 'none', off_hours: 'next_opening' },
  pauses: [{ from: '2026-04-29T10:00:00+07:00', to: '2026-05-05T08:00:00+07:00' }],
  calendar: 'vn',
}

function preview(change: Record<string, unknown>, locale?: 'vi' | 'en') {
  const body: Record<string, unknown> = { ...REQUEST, ...change }
  return previewDeadline(body, (code) => (code === 'vn' ? vn : undefined), locale)
}

function answer(change: Record<string, unknown>) {
  const result = preview(change)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return previewAnswerSchema.parse(result.answer)
}

function places(change: Record<string, unknown>): string[] {
  const result = preview(change)
  return result.ok ? [] : result.faults.map(({ path }) => path)
}

describe('answers', () => {
  test('the example of the specification', () => {
    const found = answer({})
    expect(found.start_at).toBe('2026-04-28T09:00:00+07:00')
    expect(found.due_at).toBe('2026-05-11T17:00:00+07:00')
    expect(found.explanation.reduce((sum, { amount }) => sum + amount, 0)).toBe(5)
    expect(found.explanation.map(({ kind }) => kind)).toEqual([
      'off',
      'counted',
      'paused',
      'off',
      'counted',
      'off',
      'counted',
    ])
  })
  test('only what is needed', () => {
    const result = previewDeadline(
      { received_at: REQUEST.received_at, limit: { value: 5, unit: 'working_days' } },
      () => vn,
    )
    expect(result.ok && result.answer.due_at).toBe('2026-05-07T17:00:00+07:00')
  })
  test('RESTART', () => {
    expect(answer({ mode: 'RESTART' })).toMatchObject({
      start_at: '2026-05-05T08:00:00+07:00',
      due_at: '2026-05-12T17:00:00+07:00',
    })
  })
  test('a calendar in place, as documented', () => {
    const calendar = {
      weekly: WEEK,
      exceptions: [
        { date: '2026-04-30', off: true, name: 'Ngày Chiến thắng 30/4' },
        { date: '2026-05-02', hours_of: 'mon' },
      ],
    }
    const found = answer({ calendar, pauses: [] })
    expect(found.due_at).toBe('2026-05-05T17:00:00+07:00')
    expect(found.explanation.find(({ name }) => name !== null)).toMatchObject({
      kind: 'off',
      name: 'Ngày Chiến thắng 30/4',
    })
  })
  test('the last working hour', () => {
    const limit = { value: 8, unit: 'working_hours' }
    const change = {
      received_at: '2026-07-17T16:00:00+07:00',
      limit,
      pauses: [],
      start_rule: { cutoff: 'last_working_hour' },
    }
    expect(answer(change).due_at).toBe('2026-07-20T17:00:00+07:00')
  })
})

test('which calendar must be read first', () => {
  expect(requestedCalendarCode(REQUEST)).toBe('vn')
  expect(requestedCalendarCode({})).toBe('vn')
  expect(requestedCalendarCode({ calendar: { weekly: WEEK } })).toBeUndefined()
  expect(requestedCalendarCode(null)).toBeUndefined()
})

describe('bad input names its field', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['no receipt', { received_at: undefined }, ['received_at']],
    ['no offset', { received_at: '2026-04-28T09:00:00' }, ['received_at']],
    ['no such day', { received_at: '2026-02-30T09:00:00+07:00' }, ['received_at']],
    ['not positive', { limit: { value: 0, unit: 'days' } }, ['limit.value']],
    ['half a calendar day', { limit: { value: 1.5, unit: 'days' } }, ['limit.value']],
    ['an unknown unit', { limit: { value: 1, unit: 'weeks' } }, ['limit.unit']],
    ['too far', { limit: { value: 999_999, unit: 'days' } }, ['limit.value']],
    ['before the table', { received_at: '1900-01-01T09:00:00+07:00' }, ['received_at']],
    ['cutoff without time', { start_rule: { cutoff: 'after' } }, ['start_rule.time']],
    ['a bad time', { start_rule: { cutoff: 'after', time: '3pm' } }, ['start_rule.time']],
    [
      'a pause that ends first',
      { pauses: [{ from: REQUEST.pauses[0]?.to, to: REQUEST.pauses[0]?.from }] },
      ['pauses[0].to'],
    ],
    ['an unknown calendar', { calendar: 'xx' }, ['calendar']],
    ['an unknown field', { deadline: 1 }, ['deadline']],
    ['hours that are not text', { calendar: { weekly: { mon: [['08:00', 9]] } } }, ['calendar.weekly.mon[0][1]']],
    ['reversed hours', { calendar: { weekly: { mon: [['09:00', '08:00']] } } }, ['calendar.weekly.mon[0]']],
    ['no working day at all', { calendar: { weekly: {} } }, ['calendar.weekly']],
    ['a number for a calendar', { calendar: 5 }, ['calendar']],
    [
      'no working day within ten years',
      { calendar: { weekly: {}, exceptions: [{ date: '2026-04-28', hours: [['08:00', '17:00']] }] } },
      ['calendar'],
    ],
  ])('%s', (_, change, expected) => {
    expect(places(change)).toEqual(expected)
  })
  test('not an object', () => {
    expect(previewDeadline('x', () => vn)).toMatchObject({ ok: false, faults: [{ path: '' }] })
  })
  test('in both languages', () => {
    const messages = (locale: 'vi' | 'en') => {
      const result = preview({ received_at: 'x' }, locale)
      return result.ok ? [] : result.faults.map(({ message }) => message)
    }
    expect(messages('vi')).toEqual(['phải là thời điểm có múi giờ, ví dụ 2026-04-28T09:00:00+07:00'])
    expect(messages('en')).toEqual(['must be an instant with its offset, such as 2026-04-28T09:00:00+07:00'])
  })
})
