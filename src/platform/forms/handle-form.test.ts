import { type ActionFunctionArgs, RouterContextProvider } from 'react-router'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { officerWith, testApplication } from '#tests/support/application.ts'
import { useDatabase } from '#tests/support/database.ts'
import { defineAction } from '../access/action.ts'
import { type Actor, applicant } from '../access/actor.ts'
import type { Application } from '../application.ts'
import { Refusal } from '../errors.ts'
import { exe, pdf } from '../files/sample-files.ts'
import { requestScope } from '../http/request-context.ts'
import { newId } from '../ids.ts'
import { draftForm } from './draft-form.ts'
import { findDraft, removeDraftsBefore, saveDraft } from './draft-store.ts'
import type { FormState } from './form-state.ts'
import { handleForm } from './handle-form.ts'

const { database, db } = useDatabase()
let app: Application
let done: unknown[] = []

const Paper = z.object({ sha256: z.string(), name: z.string(), size_bytes: z.number(), media_type: z.string() })
const receive = defineAction({
  name: 'test.receive',
  permission: 'test.receive',
  input: z.object({ owner: z.string(), bornOn: z.iso.date().optional(), paper: Paper.optional() }),
  run: async (_context, input) => {
    if (input.owner === 'closed') throw new Refusal(409, 'closed', 'Hồ sơ đã đóng.', ['Mở hồ sơ khác.'])
    done.push(input)
    return { code: 'H62' }
  },
})

beforeAll(async () => {
  app = await testApplication(database)
})

beforeEach(() => {
  done = []
})

async function post(body: FormData | URLSearchParams, actor: Actor = officerWith('test.receive')) {
  const context = new RouterContextProvider()
  context.set(requestScope, { app, actor, locale: 'vi', address: '10.0.0.1' })
  const request = new Request('http://localhost/desk/reception?case=1', { method: 'POST', body })
  return await handleForm({ request, context, params: {} } as unknown as ActionFunctionArgs, {
    action: receive,
    redirectTo: (result) => `/dossiers/${result.code}`,
  })
}

/** What the page gets back: its status and the form's state. */
function back(answer: Awaited<ReturnType<typeof post>>): { status: number | undefined; state: FormState } {
  if (answer instanceof Response) throw new Error(`redirected to ${answer.headers.get('Location')}`)
  return { status: answer.init?.status, state: answer.data }
}

describe('a form that went through', () => {
  test('answers 303 to where it leads; the same form again acts once', async () => {
    const typed = new URLSearchParams({
      _request_id: newId(),
      owner: 'Hồng Lam',
      _dates: 'bornOn',
      bornOn: '05/12/1990',
    })
    const first = (await post(typed)) as Response
    const again = (await post(typed)) as Response
    expect([first.status, first.headers.get('Location')]).toEqual([303, '/dossiers/H62'])
    expect(again.headers.get('Location')).toBe('/dossiers/H62')
    expect(done).toEqual([{ owner: 'Hồng Lam', bornOn: '1990-12-05' }])
  })
})

describe('a form that comes back', () => {
  test('422: each problem at its field, in Vietnamese, everything typed kept', async () => {
    const { status, state } = back(
      await post(
        new URLSearchParams({ _request_id: 'the-same-id', _dates: 'bornOn', bornOn: '31/02/1990', note: 'giữ lại' }),
      ),
    )
    expect(status).toBe(422)
    expect(state.problems).toEqual([
      { path: 'owner', message: 'Xin điền mục này.' },
      { path: 'bornOn', message: 'Ngày không đúng. Xin gõ ngày/tháng/năm, ví dụ 05/12/2026.' },
    ])
    expect(state.values).toEqual({ bornOn: ['31/02/1990'], note: ['giữ lại'] })
    expect(state.requestId).toBe('the-same-id')
  })

  test('409: the sentence, what may be done instead, everything typed kept', async () => {
    const { status, state } = back(await post(new URLSearchParams({ owner: 'closed' })))
    expect(status).toBe(409)
    expect(state.refusal).toEqual({ code: 'closed', message: 'Hồ sơ đã đóng.', instead: ['Mở hồ sơ khác.'] })
    expect(state.values).toEqual({ owner: ['closed'] })
  })

  test('without the right it goes to the error page and is logged', async () => {
    await expect(post(new URLSearchParams({ owner: 'x' }), officerWith())).rejects.toMatchObject({ status: 403 })
    const denied = await db.selectFrom('audit_entry').selectAll().where('outcome', '=', 'denied').execute()
    expect(denied).toHaveLength(1)
  })

  test('whose session has ended signs in and comes back to the page', async () => {
    const answer = (await post(new URLSearchParams({ owner: 'x' }), applicant)) as Response
    expect(answer.headers.get('Location')).toBe('/login?next=%2Fdesk%2Freception%3Fcase%3D1')
  })
})

describe('files without JavaScript', () => {
  test('travel with the form, are stored on the way, and survive a problem elsewhere', async () => {
    const form = new FormData()
    form.set('paper~file', new File([new Uint8Array(pdf)], 'Đề xuất.pdf'))
    const { status, state } = back(await post(form))
    expect(status).toBe(422)
    expect(state.values['paper.name']).toEqual(['Đề xuất.pdf'])
    const again = new FormData()
    for (const [name, values] of Object.entries(state.values)) for (const value of values) again.append(name, value)
    again.append('_numbers', 'paper.size_bytes')
    again.set('owner', 'Hồng Lam')
    again.set('paper~file', new File([], ''))
    expect(((await post(again)) as Response).status).toBe(303)
    expect(done).toMatchObject([
      { owner: 'Hồng Lam', paper: { name: 'Đề xuất.pdf', size_bytes: pdf.length, media_type: 'application/pdf' } },
    ])
  })

  test('a refused file is a problem at its field; the rest of the form is kept', async () => {
    const form = new FormData()
    form.set('owner', 'Hồng Lam')
    form.set('paper~file', new File([new Uint8Array(exe)], 'don.pdf'))
    const { state } = back(await post(form))
    expect(state.problems).toEqual([
      { path: 'paper', message: expect.stringContaining('don.pdf: Tệp này thuộc loại không nhận được') },
    ])
    expect(state.values).toEqual({ owner: ['Hồng Lam'] })
    expect(done).toEqual([])
  })
})

describe('drafts', () => {
  const scope = () => ({ app, actor: officerWith('test.receive'), locale: 'vi' as const, address: '' })

  test('what was typed comes back after a lost session and goes when the act is done', async () => {
    const owner = officerWith().id ?? ''
    await saveDraft(db, owner, 'reception', { owner: ['Hồng'] }, new Date('2026-11-23T01:59:00Z'))
    await saveDraft(db, owner, 'reception', { owner: ['Hồng Lam'] }, new Date('2026-11-23T02:00:00Z'))
    const form = await draftForm(scope(), 'reception', { owner: '', channel: 'counter' })
    expect(form).toMatchObject({
      values: { owner: ['Hồng Lam'], channel: ['counter'] },
      draftSavedAt: '2026-11-23T02:00:00.000Z',
    })
    await post(new URLSearchParams({ owner: 'Hồng Lam', _draft: 'reception' }))
    expect(await findDraft(db, owner, 'reception')).toBeUndefined()
  })

  test('old ones are not kept', async () => {
    await saveDraft(db, 'somebody', 'reception', { owner: ['x'] }, new Date('2026-10-01T00:00:00Z'))
    expect(await removeDraftsBefore(db, new Date('2026-10-24T00:00:00Z'))).toBe(1)
    expect(await findDraft(db, 'somebody', 'reception')).toBeUndefined()
  })
})
