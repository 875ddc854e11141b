import { beforeAll, describe, expect, it } from 'vitest'
import { applicant } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { projectPath } from '#platform/project.ts'
import { testApplication } from '#tests/support/application.ts'
import { useDatabase } from '#tests/support/database.ts'
import { BAD_CALENDARS } from './bad-calendars.ts'
import { loadCalendars } from './calendar-store.ts'
import { calendar } from './module.ts'

const { db, database } = useDatabase()
const answer = apiApp({ version: '0', modules: [calendar] })
let app: Application

beforeAll(async () => {
  app = await testApplication(database)
  await loadCalendars(db, projectPath('data/calendars'), app.clock.now())
})

async function call(method: 'GET' | 'POST', path: string, body?: unknown) {
  const init =
    body === undefined ? { method } : { method, body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await answer(new Request(`http://here/api/v1${path}`, init), {
    app,
    actor: applicant,
    locale: 'vi',
    address: '',
  }).catch((error: unknown) => problemOf(error, 'test'))
  return { status: response.status, body: await response.json() }
}

const question = { received_at: '2026-04-28T09:00:00+07:00', limit: { value: 5, unit: 'working_days' } }

describe('POST /deadlines/preview', () => {
  it('answers as design/deadlines.md says, and its amounts add up to the limit', async () => {
    const { status, body } = await call('POST', '/deadlines/preview', question)
    expect(status).toBe(200)
    expect(body.due_at).toBe('2026-05-07T17:00:00+07:00')
    const sum = body.explanation.reduce((total: number, line: { amount: number }) => total + line.amount, 0)
    expect(sum).toBe(5)
  })

  it('takes a calendar in place', async () => {
    const weekly = { mon: [['08:00', '12:00']] }
    const { body } = await call('POST', '/deadlines/preview', {
      ...question,
      limit: { value: 1, unit: 'working_days' },
      calendar: { weekly },
    })
    expect(body.due_at).toBe('2026-05-11T12:00:00+07:00')
  })

  it('names every wrong field, an unknown calendar among them', async () => {
    const pauses = [{ from: '2026-04-30T09:00:00+07:00', to: '2026-04-29T09:00:00+07:00' }]
    const wrong = await call('POST', '/deadlines/preview', { ...question, limit: { value: 0, unit: 'weeks' }, pauses })
    expect(wrong.status).toBe(422)
    expect(wrong.body.errors.map((each: { path: string }) => each.path)).toEqual([
      'limit.value',
      'limit.unit',
      'pauses[0].to',
    ])
    const unknown = await call('POST', '/deadlines/preview', { ...question, calendar: 'mars' })
    expect([unknown.status, unknown.body.errors[0].path]).toEqual([422, 'calendar'])
  })

  it('refuses what is no JSON object and a calendar without a working day', async () => {
    expect((await call('POST', '/deadlines/preview', 'không')).status).toBe(422)
    const closed = await call('POST', '/deadlines/preview', { ...question, calendar: { weekly: {} } })
    expect([closed.status, closed.body.errors[0].path]).toEqual([422, 'calendar.weekly'])
  })
})

describe('a bad calendar in place', () => {
  it.each(BAD_CALENDARS)('is refused with the place: %s', async (_, json, faults) => {
    const { status, body } = await call('POST', '/deadlines/preview', { ...question, calendar: json })
    const places = body.errors.map(({ path }: { path: string }) => path)
    expect([status, places]).toEqual([422, faults.map((fault) => `calendar.${fault.slice(0, fault.lastIndexOf(' '))}`)])
    for (const { message } of body.errors) expect(message).not.toBe('')
  })

  it('that never opens again within ten years is refused, never searched for ever', async () => {
    for (const unit of ['working_days', 'working_hours', 'days', 'months']) {
      const once = { weekly: {}, exceptions: [{ date: '2026-04-28', hours: [['07:30', '09:00']] }] }
      const { status, body } = await call('POST', '/deadlines/preview', {
        ...question,
        limit: { value: 5, unit },
        calendar: once,
      })
      expect([status, body.errors[0].path], unit).toEqual([422, 'calendar'])
    }
  })
})

describe('GET /calendars', () => {
  it('lists the calendars and gives one back as a preview takes it', async () => {
    expect((await call('GET', '/calendars')).body.items).toMatchObject([{ code: 'vn', version: 1 }])
    const { body } = await call('GET', '/calendars/vn')
    const { definition } = body.items[0]
    const again = await call('POST', '/deadlines/preview', {
      ...question,
      calendar: { weekly: definition.weekly, exceptions: definition.exceptions },
    })
    expect(again.body.due_at).toBe('2026-05-07T17:00:00+07:00')
    expect((await call('GET', '/calendars/mars')).status).toBe(404)
  })
})
