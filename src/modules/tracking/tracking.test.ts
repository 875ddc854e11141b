import { beforeAll, describe, expect, it } from 'vitest'
import { trackingKey, trackingSecret } from '#modules/dossiers/exports.ts'
import { applicant } from '#platform/access/actor.ts'
import { apiApp } from '#platform/api/api-app.ts'
import { problemOf } from '#platform/api/problem.ts'
import type { Application } from '#platform/application.ts'
import { runWithLocale } from '#platform/i18n/locale.ts'
import { testApplication } from '#tests/support/application.ts'
import { receiveInput, useBoard } from '#tests/support/board.ts'
import { PLACES, type Place, travelTo } from '#tests/support/dossier-road.ts'
import { type PageServer, pageServer } from '#tests/support/page-server.tsx'
import { accessCookie, findAccess } from './access-cookie.ts'
import { tracking } from './module.ts'
import * as answerPage from './pages/answer.tsx'
import * as supplementPage from './pages/supplement.tsx'
import * as trackingPage from './pages/tracking.tsx'
import * as withdrawPage from './pages/withdraw.tsx'
import { passesSecondFactor } from './second-factor.ts'
import { trackingAnswer } from './tracking-answer.ts'
import { readTracking } from './tracking-record.ts'

const board = useBoard()
let app: Application
let pages: PageServer
const person = receiveInput() as Record<string, unknown>

beforeAll(async () => {
  app = { ...(await testApplication(board.database)), clock: board.clock }
  pages = pageServer(app, {
    tracking: trackingPage,
    'tracking/:code': answerPage,
    'tracking/:code/supplement': supplementPage,
    'tracking/:code/withdraw': withdrawPage,
  })
})

const keyOf = (code: string) => trackingKey(code, trackingSecret(app))
const scope = (locale: 'vi' | 'en' = 'vi') => ({ app, actor: applicant, locale, address: '' })

async function dossierAt(place: Place): Promise<string> {
  board.at('2026-08-03 09:00')
  return travelTo(board, place)
}

async function answerFor(code: string, locale: 'vi' | 'en' = 'vi') {
  return runWithLocale(locale, async () => {
    const record = await readTracking(scope(locale), code)
    if (!record) throw new Error('no record')
    return trackingAnswer(record)
  })
}

describe('the answer', () => {
  it.each(PLACES)('has a title and steps in the place %s, and says nothing personal', async (place) => {
    const code = await dossierAt(place)
    for (const locale of ['vi', 'en'] as const) {
      const answer = await answerFor(code, locale)
      expect(answer.title).not.toBe('')
      expect(answer.steps.length).toBeGreaterThan(0)
      const said = JSON.stringify(answer)
      for (const name of [
        'owner_name',
        'owner_identifier',
        'owner_address',
        'owner_email',
        'submitter_name',
        'submitter_identifier',
        'summary',
        'authorisation',
      ]) {
        expect(said, name).not.toContain(String(person[name]))
      }
      for (const part of ['counterOfficer', 'head', 'specialist', 'leader', 'clerk'] as const)
        expect(said).not.toContain(board.actor(part).name)
    }
  })

  it('says when to come, and why', async () => {
    const answer = await answerFor(await dossierAt('appraisal'))
    expect(answer.title).toContain('17:00 thứ\u00a0Hai\u00a017/08/2026')
    expect(answer.why[0]?.days.at(-1)).toMatchObject({ on: '2026-08-17', kind: 'due', mark: 10 })
    expect(answer.why[0]?.lines[0]?.text).toContain('Ngày bắt đầu, không tính.')
    expect(answer.steps.map((step) => step.state)).toEqual(['done', 'here', 'later', 'later'])
  })

  it('says what to do, until when, and what the appointment would be then', async () => {
    const code = await dossierAt('awaiting_supplement')
    board.at('2026-08-06 10:00')
    const { todo, may } = await answerFor(code)
    expect(todo).toMatchObject({ items: [{ name: 'Đề xuất dự án đầu tư', note: 'Bổ sung tiến độ góp vốn' }] })
    expect(todo?.newDue).toContain('17:00 thứ\u00a0Năm\u00a020/08/2026')
    expect(may).toEqual({ supplement: true, withdraw: true })
  })

  it('says until when a submission is answered', async () => {
    expect((await answerFor(await dossierAt('submitted'))).line).toContain('09:00 thứ\u00a0Ba\u00a004/08/2026')
  })

  it('says that it is late, and by how much', async () => {
    const code = await dossierAt('appraisal')
    board.at('2026-08-19 10:00')
    const answer = await answerFor(code)
    expect(answer.tone).toBe('over')
    expect(answer.line).toContain('quá hạn 2 ngày làm việc')
  })
})

describe('the second factor', () => {
  it('is the end of any phone number of the dossier, code in any spelling', async () => {
    const code = await dossierAt('received')
    const answer = await pages.post('/tracking', applicant, { code: ` ${code.toLowerCase()} `, digits: '4321' })
    expect([answer.status, answer.location]).toEqual([303, `/tracking/${code}`])
    expect(answer.response.headers.get('set-cookie')).toMatch(/^tracking=.*HttpOnly; SameSite=Lax/)
    expect(await passesSecondFactor(app, code, '0912 345 678')).toBe(true)
  })

  it('answers a wrong code and wrong digits alike, in text and in time', async () => {
    const code = await dossierAt('received')
    const ask = async (fields: Record<string, string>) => {
      const started = performance.now()
      const { status, html } = await pages.post('/tracking', applicant, fields)
      return { status, ms: performance.now() - started, html: html.replaceAll(/value="[^"]*"/g, '') }
    }
    // The quickest of three each: a machine that does other things at the time must not look like a difference.
    const quickest = async (fields: Record<string, string>) => {
      const answers = [await ask(fields), await ask(fields), await ask(fields)]
      return answers.toSorted((one, other) => one.ms - other.ms)[0] as (typeof answers)[number]
    }
    const wrongDigits = await quickest({ code, digits: '0000' })
    const wrongCode = await quickest({ code: 'H62.015-260803-9999', digits: '0000' })
    expect(wrongDigits.status).toBe(422)
    expect({ ...wrongCode, ms: 0 }).toEqual({ ...wrongDigits, ms: 0 })
    expect(Math.min(wrongCode.ms, wrongDigits.ms)).toBeGreaterThanOrEqual(245)
    expect(Math.abs(wrongCode.ms - wrongDigits.ms)).toBeLessThan(100)
  }, 20_000)

  it('locks a code after eight wrong tries, also for the right digits, whether it exists or not', async () => {
    const code = await dossierAt('received')
    for (const target of [code, 'H62.015-260803-8888']) {
      for (let count = 0; count < 8; count++) expect(await passesSecondFactor(app, target, '0000')).toBe(false)
      await expect(passesSecondFactor(app, target, '5678')).rejects.toMatchObject({ status: 429 })
    }
    expect((await pages.get(`/tracking/${code}?k=${keyOf(code)}`, applicant)).status).toBe(200)
  }, 20_000)
})

describe('the pages', () => {
  it('show a dossier to its signed link only', async () => {
    const code = await dossierAt('received')
    const page = await pages.get(`/tracking/${code}?k=${keyOf(code)}`, applicant)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('<script')
    const other = await dossierAt('received')
    for (const path of [
      `/tracking/${code}`,
      `/tracking/${code}?k=`,
      `/tracking/${code}?k=${keyOf(other)}`,
      '/tracking/H62.015-260803-9999?k=x',
    ]) {
      expect((await pages.get(path, applicant)).location, path).toMatch(/^\/tracking\?code=/)
    }
  })

  it('open by the cookie of the second factor for half an hour, for that dossier', async () => {
    const code = await dossierAt('received')
    const other = await dossierAt('received')
    const now = board.clock.now()
    const cookie = accessCookie(app, code, now, true)
    expect(cookie).toContain('; Secure')
    const request = new Request(`http://here/tracking/${code}`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(findAccess(app, request, code, now)).toBe('cookie')
    expect(findAccess(app, request, other, now)).toBeUndefined()
    expect(findAccess(app, request, code, new Date(now.getTime() + 31 * 60_000))).toBeUndefined()
  })

  it('withdraw with a reason, and not without', async () => {
    const code = await dossierAt('appraisal')
    const path = `/tracking/${code}/withdraw?k=${keyOf(code)}`
    expect((await pages.post(path, applicant, {})).status).toBe(422)
    const done = await pages.post(path, applicant, { reason: 'Đổi kế hoạch đầu tư.' })
    expect([done.status, done.location]).toEqual([303, `/tracking/${code}?k=${keyOf(code)}&done=withdraw`])
    expect((await board.dossier(code)).state).toBe('withdrawal_requested')
    expect((await pages.get(path, applicant)).location).toBe(`/tracking/${code}?k=${keyOf(code)}`)
  })
})

describe('REST', () => {
  const answer = apiApp({ version: '0', modules: [tracking] })
  const call = async (path: string, body?: object) => {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    const response = await answer(new Request(`http://here/api/v1${path}`, init), scope()).catch((error: unknown) =>
      problemOf(error, 'test'),
    )
    return { status: response.status, body: await response.json() }
  }

  it('answers code and phone, or the key, and everything else alike', async () => {
    const code = await dossierAt('appraisal')
    const byPhone = await call(`/tracking?code=${code}&phone=5678`)
    expect(byPhone.body).toMatchObject({ code, state: 'in_process', key: keyOf(code) })
    expect((await call(`/tracking?code=${code}&key=${byPhone.body.key}`)).status).toBe(200)
    const wrong = [
      `/tracking?code=${code}&phone=1111`,
      `/tracking?code=${code}&key=x`,
      '/tracking?code=X&phone=5678',
      `/tracking?code=${code}`,
    ]
    const answers = await Promise.all(wrong.map((path) => call(path)))
    for (const each of answers) expect(each).toEqual(answers[0])
    expect(answers[0]?.status).toBe(404)
  })

  it('takes a supplement with the key', async () => {
    const code = await dossierAt('awaiting_supplement')
    expect((await call(`/tracking/${code}/supplement`, { key: 'x', note: 'Đã bổ sung.' })).status).toBe(404)
    const done = await call(`/tracking/${code}/supplement`, { key: keyOf(code), note: 'Đã bổ sung.' })
    expect(done.body).toMatchObject({ code, state: 'in_process' })
    expect((await call(`/tracking/${code}/supplement`, { key: keyOf(code), note: 'Đã bổ sung.' })).status).toBe(409)
  })
})
