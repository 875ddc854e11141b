import { beforeAll, describe, expect, test } from 'vitest'
import { changeOwnEmail, findOfficer } from '#modules/organisations/exports.ts'
import { type Actor, applicant } from '#platform/access/actor.ts'
import { newId } from '#platform/ids.ts'
import { removeLettersBefore, writeLetters } from '#platform/mail/mail-store.ts'
import { useListeners, withRights } from '#tests/support/listeners.ts'
import { type PageServer, pageServer } from '#tests/support/page-server.tsx'
import { markAllRead, markOneRead } from '../actions/mark-read.ts'
import { savePreferences } from '../actions/save-preferences.ts'
import { saveRule } from '../actions/save-rule.ts'
import { sendLetterAgain } from '../actions/switch-letters.ts'
import { countUnread, findPreference } from '../notification-queries.ts'
import { notify } from '../notification-store.ts'
import { findRule, listRuleHistory, toRule } from '../rule-queries.ts'
import * as mail from './mail.tsx'
import * as notifications from './notifications.tsx'
import * as rule from './rule.tsx'
import * as rules from './rules.tsx'
import * as settings from './settings.tsx'

const listeners = useListeners()
const { board } = listeners
let pages: PageServer
let specialist: Actor
let head: Actor
let administrator: Actor

beforeAll(() => {
  pages = pageServer(listeners.app(), {
    '/notifications': notifications,
    '/notifications/settings': settings,
    '/notifications/rules': rules,
    '/notifications/rules/new': rule,
    '/notifications/rules/:key': rule,
    '/notifications/mail': mail,
  })
  const everybody = ['notifications.view', 'organisations.change_own_email']
  specialist = withRights(board.actor('specialist'), ...everybody)
  head = withRights(board.actor('head'), ...everybody)
  administrator = withRights(board.actor('supervisor'), ...everybody, 'notifications.manage')
})

async function told(actor: Actor, kind = 'assigned', at = '2026-08-03 09:00'): Promise<string> {
  board.at(at)
  const facts = { step: 'Thẩm định', due_at: '2026-08-11T01:00:00.000Z', procedure: 'Cấp giấy chứng nhận' }
  const dedupeKey = newId()
  await notify(board.db, [{ officerId: actor.id ?? '', kind, dossier: null, facts, dedupeKey }], board.clock.now())
  const row = await board.db
    .selectFrom('notification')
    .select('id')
    .where('dedupe_key', '=', dedupeKey)
    .executeTakeFirstOrThrow()
  return row.id
}

describe('my notifications', () => {
  test('nothing yet says what will come', async () => {
    const page = await pages.get('/notifications', specialist)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Chưa có thông báo nào')
  })

  test('unread first, in the reader’s language; one read, all read', async () => {
    const first = await told(specialist)
    await told(specialist, 'sent_back', '2026-08-04 09:00')
    expect((await pages.get('/notifications', specialist)).html).toContain('Bước “Thẩm định”, hạn 08:00 thứ')
    expect((await pages.get('/notifications', specialist, 'en')).html).toContain('Assigned to you')
    expect((await pages.get('/notifications?kind=sent_back', specialist)).html).not.toContain('Được phân công</span>')
    const posted = await pages.post('/notifications', specialist, { intent: first, id: first })
    expect([posted.status, posted.location]).toEqual([303, '/notifications'])
    expect(await countUnread(board.db, specialist.id ?? '')).toBe(1)
    await pages.post('/notifications', specialist, { intent: 'all' })
    expect(await countUnread(board.db, specialist.id ?? '')).toBe(0)
    expect((await pages.get('/notifications', specialist)).html).toContain('Bạn đã xem hết thông báo.')
  })

  test('nobody reads or marks another’s', async () => {
    const id = await told(specialist, 'to_sign')
    expect((await pages.get('/notifications', head)).html).not.toContain('Chờ ký</span>')
    await expect(board.perform(markOneRead, head, { id })).rejects.toMatchObject({ status: 404 })
    await board.perform(markAllRead, head, {})
    expect(await countUnread(board.db, specialist.id ?? '')).toBe(1)
    await expect(board.perform(markOneRead, applicant, { id })).rejects.toMatchObject({ status: 403 })
    const program: Actor = { ...specialist, kind: 'integration' }
    await expect(board.perform(markAllRead, program, {})).rejects.toMatchObject({ status: 404 })
  })

  test('the same request twice marks once', async () => {
    const id = await told(specialist)
    const requestId = newId()
    const [one, two] = [
      await board.perform(markOneRead, specialist, { id }, requestId),
      await board.perform(markOneRead, specialist, { id }, requestId),
    ]
    expect([one, two]).toEqual([{ read: 1 }, { read: 1 }])
  })
})

describe('my settings', () => {
  test('both letters are on until they are switched off, for oneself only', async () => {
    expect(await findPreference(board.db, specialist.id ?? '')).toEqual({ digest_email: true, single_email: true })
    // An unticked box sends nothing but its name among the flags.
    const flags = [
      ['_flags', 'digest_email'],
      ['_flags', 'single_email'],
      ['single_email', 'yes'],
      ['intent', 'wishes'],
    ] as unknown as Record<string, string>
    expect((await pages.post('/notifications/settings', specialist, flags)).status).toBe(303)
    expect(await findPreference(board.db, specialist.id ?? '')).toEqual({ digest_email: false, single_email: true })
    expect(await findPreference(board.db, head.id ?? '')).toEqual({ digest_email: true, single_email: true })
    await expect(
      board.perform(savePreferences, applicant, { digest_email: false, single_email: false }),
    ).rejects.toMatchObject({ status: 403 })
  })

  test('the own address, which nobody else has', async () => {
    const taken = (await findOfficer(board.db, head.id ?? ''))?.email ?? ''
    const refused = await pages.post('/notifications/settings', specialist, { intent: 'email', email: taken })
    expect(refused.status).toBe(409)
    const wrong = await pages.post('/notifications/settings', specialist, { intent: 'email', email: 'không phải thư' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('không phải thư')
    await board.perform(changeOwnEmail, specialist, { email: 'mai@anbinh.example' })
    expect((await findOfficer(board.db, specialist.id ?? ''))?.email).toBe('mai@anbinh.example')
    await board.perform(changeOwnEmail, specialist, { email: '' })
    expect((await pages.get('/notifications/settings', specialist)).html).toContain('Bạn chưa có địa chỉ thư điện tử')
    await expect(
      board.perform(changeOwnEmail, board.actor('outsider'), { email: 'x@y.example' }),
    ).rejects.toMatchObject({ status: 403 })
  })
})

describe('rules', () => {
  test('only the administrator sees and changes them', async () => {
    for (const path of ['/notifications/rules', '/notifications/rules/step-80', '/notifications/mail'])
      expect((await pages.get(path, specialist)).status, path).toBe(403)
    await expect(board.perform(saveRule, specialist, {})).rejects.toMatchObject({ status: 403 })
    const page = await pages.get('/notifications/rules', administrator)
    expect(page.html).toContain('Khi đã dùng 80 % thời gian')
    expect(page.html).toContain('Người đang giữ hồ sơ')
    expect((await pages.get('/notifications/rules/step-80', administrator)).status).toBe(200)
    expect((await pages.get('/notifications/rules/khong-co', administrator)).status).toBe(404)
    expect((await pages.get('/notifications/rules/new', administrator)).status).toBe(200)
  })

  test('a change is a new version; who was slower is told; the history stays', async () => {
    const present = await findRule(board.db, 'step-80')
    if (!present) throw new Error('the rule is missing')
    const same = { ...toRule(present), valid_from: present.valid_from, valid_to: null, active: true, version: 1 }
    expect(await board.perform(saveRule, administrator, { ...same, amount: 70 })).toEqual({
      key: 'step-80',
      version: 2,
    })
    await expect(board.perform(saveRule, administrator, { ...same, amount: 60 })).rejects.toMatchObject({ status: 409 })
    const history = await listRuleHistory(board.db, 'step-80')
    expect(history.map((row) => [row.version, Number(row.amount), row.set_by_name])).toEqual([
      [2, 70, administrator.name],
      [1, 80, null],
    ])
    expect((await pages.get('/notifications/rules/step-80', administrator)).html).toContain(administrator.name)
  })

  test.each([
    [{ audiences: [] }, 'audiences'],
    [{ by_system: false, by_email: false }, 'by_system'],
    [{ amount: 100 }, 'amount'],
    [{ clock: 'legal' }, 'moment'],
    [{ moment: 'before', unit: 'working_days', amount: 0 }, 'amount'],
    [{ moment: 'before', unit: 'working_days', amount: 1.5 }, 'amount'],
    [{ moment: 'after', unit: '' }, 'unit'],
    [{ valid_to: '2020-01-01' }, 'valid_to'],
    [{ clock: 'moon' }, 'clock'],
  ])('%o is refused at %s', async (wrong, path) => {
    const input = {
      key: null,
      clock: 'step',
      moment: 'percent',
      amount: 50,
      unit: null,
      audiences: ['holder'],
      by_system: true,
      by_email: true,
      active: true,
      valid_from: '2026-08-01',
      ...wrong,
    }
    await expect(board.perform(saveRule, administrator, input)).rejects.toMatchObject({ problems: [{ path }] })
  })
})

describe('the outbox', () => {
  test('shows what waits and what failed, without whole addresses and without the key to the tracking page', async () => {
    const letter = {
      kind: 'applicant.accepted',
      to: 'phaply@donghai-vn.example',
      subject: 'Đã tiếp nhận',
      dossierCode: null,
    }
    await writeLetters(
      board.db,
      [{ ...letter, dedupeKey: 'one', body: 'Xem http://x/tracking/H62?k=secretkey' }],
      board.clock.now(),
    )
    const { html } = await pages.get('/notifications/mail', administrator)
    expect(html).toContain('ph…@donghai-vn.example')
    expect(html).not.toContain('phaply@')
    expect(html).not.toContain('secretkey')
    const row = await board.db
      .selectFrom('mail_message')
      .select('id')
      .where('dedupe_key', '=', 'one')
      .executeTakeFirstOrThrow()
    await expect(board.perform(sendLetterAgain, administrator, { id: row.id })).rejects.toMatchObject({ status: 404 })
    await board.db
      .updateTable('mail_message')
      .set({ failed_at: board.clock.now(), last_error: 'EENVELOPE 550' })
      .execute()
    expect((await pages.get('/notifications/mail?state=failed', administrator)).html).toContain('EENVELOPE 550')
    const again = await pages.post('/notifications/mail', administrator, { id: row.id })
    expect(again.status).toBe(303)
    await expect(board.perform(sendLetterAgain, specialist, { id: row.id })).rejects.toMatchObject({ status: 403 })
    expect(await removeLettersBefore(board.db, new Date('2030-01-01'))).toBe(0)
  })
})
