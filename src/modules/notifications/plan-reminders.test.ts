import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileCalendar, parseCalendar } from '#modules/calendar/exports.ts'
import { projectPath } from '#platform/project.ts'
import { instant, localText } from '#tests/support/instants.ts'
import { type PostHeld, peopleOf } from './people.ts'
import { planReminders, toldKey } from './plan-reminders.ts'
import { dueWindow, isTime } from './reminder-moments.ts'
import type { OpenClock, ReminderRule } from './reminder-rule.ts'

const parsed = parseCalendar(JSON.parse(readFileSync(projectPath('data/calendars/vn.json'), 'utf8')))
if (!parsed.ok) throw new Error('the shipped calendar is wrong')
const calendar = compileCalendar(parsed.calendar)

const rule = (more: Partial<ReminderRule>): ReminderRule => ({
  key: 'r',
  clock: 'step',
  moment: 'percent',
  amount: 80,
  unit: null,
  audiences: ['holder'],
  by_system: true,
  by_email: true,
  ...more,
})
const clock = (more: Partial<OpenClock> = {}): OpenClock => ({
  clock: 'step',
  dossier_id: 'd1',
  code: 'H62.015-260803-0001',
  run: 3,
  step_name: 'Thẩm định',
  due_at: instant('2026-08-11 08:00'),
  budget_minutes: 2880,
  holder_id: 'mai',
  unit_id: 'division',
  receiving_unit_id: 'centre',
  resolving_unit_id: 'board',
  ...more,
})

const posts: PostHeld[] = [
  { officer_id: 'mai', unit_id: 'division', role: 'specialist' },
  { officer_id: 'hung', unit_id: 'division', role: 'head' },
  { officer_id: 'lan', unit_id: 'board', role: 'leader' },
  { officer_id: 'vu', unit_id: 'board', role: 'leader' },
  { officer_id: 'thu', unit_id: 'centre', role: 'counter_officer' },
  { officer_id: 'quan', unit_id: 'province', role: 'administrator' },
]
const people = peopleOf(
  posts,
  new Map([
    ['division', 'board'],
    ['board', 'province'],
    ['centre', 'province'],
    ['province', null],
  ]),
)

describe('when a rule speaks', () => {
  // 2880 minutes until Tuesday 08:00: a fifth is 576, 30 on Tuesday, 480 on Monday, 66 on Friday.
  test.each<[Partial<ReminderRule>, string, boolean]>([
    [{}, '2026-08-07 15:53', false],
    [{}, '2026-08-07 15:54', true],
    [{}, '2026-08-11 08:00', true],
    [{}, '2026-08-11 08:01', false],
    [{ moment: 'before', amount: 2, unit: 'working_hours' }, '2026-08-10 15:29', false],
    [{ moment: 'before', amount: 2, unit: 'working_hours' }, '2026-08-10 15:30', true],
    // One working day before Tuesday: Monday at opening, not the weekend.
    [{ moment: 'before', amount: 1, unit: 'working_days' }, '2026-08-07 16:59', false],
    [{ moment: 'before', amount: 1, unit: 'working_days' }, '2026-08-10 07:30', true],
    [{ moment: 'due_day' }, '2026-08-10 16:59', false],
    [{ moment: 'due_day' }, '2026-08-11 07:30', true],
    [{ moment: 'due_day' }, '2026-08-11 08:01', false],
    [{ moment: 'after', amount: 0, unit: 'working_hours' }, '2026-08-11 08:00', false],
    [{ moment: 'after', amount: 0, unit: 'working_hours' }, '2026-08-11 08:01', true],
    [{ moment: 'after', amount: 1, unit: 'working_days' }, '2026-08-12 07:59', false],
    [{ moment: 'after', amount: 1, unit: 'working_days' }, '2026-08-12 08:00', true],
  ])('%o at %s: %s', (more, at, speaks) => {
    const now = instant(at).getTime()
    expect(isTime(rule(more), clock(), now, calendar)).toBe(speaks)
    // Whatever speaks must lie inside of the window by which the database looks for it.
    const { after, until } = dueWindow(rule(more), now, calendar, 2880)
    const inside = clock().due_at <= until && (after === null || clock().due_at > after)
    if (speaks) expect(inside).toBe(true)
  })

  test('a clock whose whole time is unknown has no share', () => {
    expect(isTime(rule({}), clock({ budget_minutes: null }), instant('2026-08-11 07:59').getTime(), calendar)).toBe(
      false,
    )
  })

  test('the window after a night reaches over it, to the minute', () => {
    const window = dueWindow(
      rule({ moment: 'after', amount: 1, unit: 'working_hours' }),
      instant('2026-08-10 08:00').getTime(),
      calendar,
    )
    // An hour ago in open minutes: half an hour this morning, half an hour on Friday; the minute itself is inside.
    expect(localText(window.until)).toBe('2026-08-07 16:31')
  })
})

describe('whom it tells', () => {
  const rules = [
    rule({ key: 'share' }),
    rule({ key: 'day', moment: 'due_day' }),
    rule({ key: 'late', moment: 'after', amount: 0, unit: 'working_hours', audiences: ['holder', 'head'] }),
    rule({ key: 'later', moment: 'after', amount: 1, unit: 'working_days', audiences: ['head', 'leader'] }),
  ]
  const plan = (at: string, more: Partial<OpenClock> = {}, told: string[] = []) =>
    planReminders({
      rules,
      clocks: [clock(more)],
      told: new Set(told),
      now: instant(at).getTime(),
      calendar,
      people,
    })
  const said = (at: string, more?: Partial<OpenClock>, told?: string[]) =>
    plan(at, more, told)
      .filter((telling) => telling.said)
      .map((telling) => `${telling.rule.key} ${telling.officer_id}`)

  test('the holder first, then the head, then the leaders', () => {
    expect(said('2026-08-10 08:00')).toEqual(['share mai'])
    expect(said('2026-08-11 08:01')).toEqual(['late mai', 'late hung'])
    expect(said('2026-08-12 08:00')).toEqual(['later hung', 'later lan', 'later vu', 'late mai'])
  })

  test('of several rules at one moment each person hears the gravest; the others count as done', () => {
    expect(plan('2026-08-11 07:30').map(({ rule: { key }, said: heard }) => [key, heard])).toEqual([
      ['day', true],
      ['share', false],
    ])
    expect(plan('2026-08-12 08:00').filter((telling) => !telling.said)).toMatchObject([
      { rule: { key: 'late' }, officer_id: 'hung' },
    ])
  })

  test('what was told is not told again; another date or another run of the clock is another thing', () => {
    const told = toldKey({ dossier_id: 'd1', rule_key: 'share', run: 3, due_at: clock().due_at, officer_id: 'mai' })
    expect(said('2026-08-10 08:00', {}, [told])).toEqual([])
    expect(said('2026-08-10 08:00', { run: 4 }, [told])).toEqual(['share mai'])
    expect(said('2026-08-10 08:00', { due_at: instant('2026-08-11 08:05') }, [told])).toEqual(['share mai'])
  })

  test('what nobody holds, or somebody who left, is the head’s', () => {
    expect(said('2026-08-10 08:00', { holder_id: null })).toEqual(['share hung'])
    expect(said('2026-08-10 08:00', { holder_id: 'gone' })).toEqual(['share hung'])
    expect(said('2026-08-10 08:00', { holder_id: null, unit_id: 'board' })).toEqual(['share lan', 'share vu'])
    // A centre without a head: whoever sits at its counters.
    expect(said('2026-08-10 08:00', { holder_id: null, unit_id: 'centre' })).toEqual(['share thu'])
  })

  test('the holder who is the head is told once', () => {
    expect(said('2026-08-11 08:01', { holder_id: 'hung' })).toEqual(['late hung'])
  })

  test('counter officers, the head of the receiving unit (else the leaders), administrators', () => {
    const of = (audiences: ReminderRule['audiences']) =>
      planReminders({
        rules: [rule({ audiences })],
        clocks: [clock()],
        told: new Set(),
        now: instant('2026-08-10 08:00').getTime(),
        calendar,
        people,
      }).map((telling) => telling.officer_id)
    expect(of(['counter'])).toEqual(['thu'])
    expect(of(['receiving_head'])).toEqual(['lan', 'vu'])
    expect(of(['administrator'])).toEqual(['quan'])
  })

  test('a rule of another clock is silent', () => {
    expect(said('2026-08-10 08:00', { clock: 'legal' })).toEqual([])
  })
})
