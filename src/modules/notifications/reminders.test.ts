import { describe, expect, test } from 'vitest'
import { sendMail } from '#platform/mail/send-mail.ts'
import { acknowledge, assign, handOver, travelTo } from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { useListeners, withRights } from '#tests/support/listeners.ts'
import { headerOf, textOf } from '#tests/support/mail-server.ts'
import { savePreferences } from './actions/save-preferences.ts'
import { saveRule } from './actions/save-rule.ts'
import { makeDigest } from './digest.ts'
import { markRead, removeOld } from './notification-store.ts'
import { remind } from './reminders.ts'
import { findRule, toRule } from './rule-queries.ts'

const listeners = useListeners()
const { board } = listeners

/** What everybody was newly told at that moment: `who: rule`, and the letters that arrived. */
async function hear(at: string) {
  board.at(at)
  return listeners.during(async (app) => {
    await remind(app)
    await sendMail(app)
  })
}

/** A dossier at the specialist's desk: the step is due 11 August 08:00, the result 17 August 17:00. */
async function atAppraisal(): Promise<string> {
  board.at('2026-08-03 08:00')
  const { code } = await board.receive()
  for (const stage of [handOver, acknowledge, assign]) await stage(board, code)
  const dossier = await board.dossier(code)
  expect([localText(dossier.step_due_at), localText(dossier.due_at)]).toEqual(['2026-08-11 08:00', '2026-08-17 17:00'])
  return code
}

describe('a dossier nears its date', () => {
  let code: string

  test('holder, then head, then leaders hear of it, each once, in the system and by e-mail', async () => {
    code = await atAppraisal()
    expect((await hear('2026-08-07 15:50')).told).toEqual([])
    const first = await hear('2026-08-07 15:55')
    expect(first.told).toEqual([`specialist step-80 ${code}`])
    expect(first.letters.map(({ to }) => to.join())).toEqual(['chuyenvien@anbinh.example'])
    const [letter] = first.letters
    if (!letter) throw new Error('no letter')
    expect(headerOf(letter, 'Subject')).toBe(`Nhắc hạn hồ sơ ${code}`)
    expect(textOf(letter)).toContain('đã dùng 80 % thời gian; hạn 08:00 thứ Ba 11/08/2026')
    expect(textOf(letter)).toContain(`/dossiers/${code}`)

    expect((await hear('2026-08-10 07:30')).told).toEqual([])
    expect((await hear('2026-08-11 07:30')).told).toEqual([`specialist step-due-day ${code}`])
    expect((await hear('2026-08-11 07:35')).told).toEqual([])
    const late = await hear('2026-08-11 08:05')
    expect(late.told).toEqual([`head step-overdue ${code}`, `specialist step-overdue ${code}`])
    expect(late.letters.map(({ to }) => to.join()).sort()).toEqual([
      'chuyenvien@anbinh.example',
      'truongphong@anbinh.example',
    ])
    const dayLater = await hear('2026-08-12 08:05')
    expect(dayLater.told).toEqual([
      `deputy step-overdue-1-day ${code}`,
      `head step-overdue-1-day ${code}`,
      `leader step-overdue-1-day ${code}`,
    ])
    expect(dayLater.letters).toHaveLength(3)
    expect((await hear('2026-08-13 08:00')).told).toEqual([])
  })

  test('then the appointment: last day to extend, its day, and after it', async () => {
    expect((await hear('2026-08-13 16:59')).told).toEqual([])
    expect((await hear('2026-08-14 07:30')).told).toEqual([
      `head legal-last-day-to-extend ${code}`,
      `specialist legal-last-day-to-extend ${code}`,
    ])
    expect((await hear('2026-08-17 07:30')).told).toEqual([
      `head legal-due-day ${code}`,
      `specialist legal-due-day ${code}`,
    ])
    // The appointment ends with the day: the evening says nothing, the next morning does.
    expect((await hear('2026-08-17 20:00')).told).toEqual([])
    expect((await hear('2026-08-18 07:30')).told).toEqual([
      `deputy legal-overdue ${code}`,
      `head legal-overdue ${code}`,
      `leader legal-overdue ${code}`,
      `specialist legal-overdue ${code}`,
    ])
  })

  test('when it ends, what nobody has read of it is taken back', async () => {
    expect(await listeners.unread('specialist', code)).toBeGreaterThan(0)
    await board.act('counterOfficer', 'ask_to_withdraw', code, { reason: 'Chủ hồ sơ đề nghị.' })
    await board.act('counterOfficer', 'stop', code, { ground: 'applicant_request', reason: 'Chủ hồ sơ đề nghị.' })
    expect((await hear('2026-08-18 07:40')).told).toEqual([])
    expect(await listeners.unread('specialist', code)).toBe(0)
  })
})

test('two processes at once: everybody is told once, in the system and by e-mail', async () => {
  const code = await atAppraisal()
  board.at('2026-08-11 08:05')
  const heard = await listeners.during(async (app) => {
    await Promise.all([remind(app), remind(app), remind(app)])
    await Promise.all([sendMail(app), sendMail(app)])
  })
  expect(heard.told).toEqual([`head step-overdue ${code}`, `specialist step-overdue ${code}`])
  expect(heard.letters).toHaveLength(2)
})

test('another holder hears of it anew, the old one’s unread reminder is taken back, and nobody else hears it twice', async () => {
  const code = await atAppraisal()
  expect((await hear('2026-08-11 08:05')).told).toEqual([
    `head step-overdue ${code}`,
    `specialist step-overdue ${code}`,
  ])
  await board.act('head', 'assign', code, { officer_id: board.actor('specialist2').id })
  expect((await hear('2026-08-11 08:10')).told).toEqual([`specialist2 step-overdue ${code}`])
  expect(await listeners.unread('specialist', code)).toBe(0)
  expect(await listeners.unread('head', code)).toBe(1)
  expect((await hear('2026-08-11 08:15')).told).toEqual([])
})

test('the date moves: the old reminder goes, the new date is reminded of', async () => {
  const code = await atAppraisal()
  await hear('2026-08-07 15:55')
  expect(await listeners.unread('specialist', code)).toBe(1)
  await board.act('specialist', 'pause', code, { ground: 'site_check', reason: 'Kiểm tra thực địa.' })
  expect((await hear('2026-08-11 08:05')).told).toEqual([])
  expect(await listeners.unread('specialist', code)).toBe(0)
  board.at('2026-08-20 08:00')
  await board.act('counterOfficer', 'resume', code, {})
  const again = await hear('2026-08-20 08:05')
  expect(again.told).toContain(`specialist step-80 ${code}`)
})

test('nobody holds it: the head hears what the holder would', async () => {
  board.at('2026-08-03 08:00')
  const code = await travelTo(board, 'handed_over')
  await board.db.updateTable('dossier').set({ holder_id: null, holder_name: null }).where('code', '=', code).execute()
  const heard = await hear('2026-08-03 16:00')
  expect(heard.told.filter((line) => line.endsWith(code))).toEqual([expect.stringMatching(/^head step-/)])
})

describe('an online dossier', () => {
  test('02 hours, 06 hours, 08 hours: the counter, then whoever heads it', async () => {
    board.at('2026-08-03 08:00')
    const code = await travelTo(board, 'submitted')
    const of = async (at: string) => (await hear(at)).told.filter((line) => line.endsWith(code) && !/ step-/.test(line))
    expect(await of('2026-08-03 10:00')).toEqual([])
    expect(await of('2026-08-03 10:05')).toEqual([
      `counterOfficer arrival-2-hours ${code}`,
      `counterOfficer2 arrival-2-hours ${code}`,
    ])
    expect(await of('2026-08-03 15:35')).toEqual([
      `counterOfficer acceptance-75 ${code}`,
      `counterOfficer2 acceptance-75 ${code}`,
    ])
    expect(await of('2026-08-04 08:05')).toEqual([
      `counterOfficer acceptance-late ${code}`,
      `counterOfficer2 acceptance-late ${code}`,
      `deputy acceptance-late ${code}`,
      `leader acceptance-late ${code}`,
    ])
    await board.act('counterOfficer', 'accept', code)
    await hear('2026-08-04 08:10')
    expect(await listeners.unread('counterOfficer2', code)).toBe(0)
  })

  test('no answer to the one request: after its time the holder may close it', async () => {
    board.at('2026-08-03 08:00')
    const code = await travelTo(board, 'awaiting_supplement')
    const until = (await board.dossier(code)).waiting_until as Date
    expect((await hear(localText(new Date(until.getTime() - 3_600_000)) as string)).told.join()).not.toContain(
      'answer-over',
    )
    expect((await hear('2026-08-25 08:00')).told).toContain(`specialist answer-over ${code}`)
  })
})

test('a rule that is switched off is silent; a new one speaks at once; e-mail is each person’s choice', async () => {
  const rule = await findRule(board.db, 'step-overdue')
  if (!rule) throw new Error('the rule is missing')
  const administrator = withRights(board.actor('head'), 'notifications.manage')
  const { key, version, valid_from } = rule
  const same = { ...toRule(rule), valid_from, valid_to: null, legal_basis: null, note_vi: null, note_en: null }
  await board.perform(saveRule, administrator, { ...same, version, active: false })
  const code = await atAppraisal()
  expect((await hear('2026-08-11 08:05')).told.filter((line) => line.endsWith(code))).toEqual([])
  const own = await board.perform(saveRule, administrator, {
    ...same,
    key: null,
    audiences: ['leader'],
    active: true,
    amount: 1,
    unit: 'working_hours',
  })
  await board.perform(savePreferences, withRights(board.actor('leader'), 'notifications.view'), {
    digest_email: true,
    single_email: false,
  })
  const heard = await hear('2026-08-11 09:05')
  expect(heard.told.filter((line) => line.endsWith(code))).toEqual([
    `deputy ${own.key} ${code}`,
    `leader ${own.key} ${code}`,
  ])
  expect(heard.letters.map(({ to }) => to.join())).toEqual(['pholanhdao@anbinh.example'])
  await board.perform(saveRule, administrator, { ...same, version: version + 1, active: true })
  expect(key).toBe('step-overdue')
})

test('one letter for all that one person has to hear at one moment', async () => {
  const codes = [await atAppraisal(), await atAppraisal(), await atAppraisal()]
  const { letters } = await hear('2026-08-07 16:00')
  const mine = letters.filter(({ to }) => to.includes('chuyenvien@anbinh.example'))
  expect(mine).toHaveLength(1)
  for (const code of codes) expect(textOf(mine[0] as (typeof mine)[0])).toContain(code)
})

describe('the digest of the morning', () => {
  test('half an hour before opening, once a working day; the own work, the unit’s, the agency’s', async () => {
    const code = await atAppraisal()
    const before = await listeners.during(async (app) => void (await makeDigest(app)))
    // The first run of the product may come at any hour: that morning is told of then.
    expect(before.kinds.every((kind) => kind.endsWith(' digest'))).toBe(true)
    board.at('2026-08-11 06:59')
    expect((await listeners.during(async (app) => void (await makeDigest(app)))).kinds).toEqual([])
    board.at('2026-08-11 07:00')
    const heard = await listeners.during(async (app) => {
      await makeDigest(app)
      await sendMail(app)
    })
    expect(heard.kinds).toContain('specialist digest')
    expect(heard.kinds).toContain('head digest')
    expect(heard.kinds).toContain('leader digest')
    expect(heard.kinds).not.toContain('clerk digest')
    const mine = heard.letters.find(({ to }) => to.includes('chuyenvien@anbinh.example'))
    if (!mine) throw new Error('no digest came')
    expect(headerOf(mine, 'Subject')).toBe('Việc trong ngày thứ Ba 11/08/2026')
    expect(textOf(mine)).toContain('Việc của tôi')
    expect(textOf(mine)).toMatch(/\d+ đến hạn hôm nay/)
    expect(textOf(mine)).toContain(code)
    expect((await listeners.during(async (app) => void (await makeDigest(app)))).kinds).toEqual([])
  })

  test('not on a Sunday', async () => {
    board.at('2026-08-16 08:00')
    expect((await listeners.during(async (app) => void (await makeDigest(app)))).kinds).toEqual([])
  })
})

test('what was read half a year ago goes, what is unread stays for a year; of ended dossiers nothing is remembered', async () => {
  const code = await atAppraisal()
  await hear('2026-08-11 08:05')
  const { id } = await board.dossier(code)
  const head = board.actor('head').id ?? ''
  await markRead(board.db, head, board.clock.now())
  const told = async () =>
    (await board.db.selectFrom('reminder_told').select('officer_id').where('dossier_id', '=', id).execute()).length
  const kept = async () =>
    (await board.db.selectFrom('notification').select('id').where('dossier_id', '=', id).execute()).length
  expect([await told(), await kept()]).toEqual([2, 2])
  const nobody = new Date('2020-01-01')
  await removeOld(board.db, { read: new Date('2026-09-01'), any: nobody, ended: nobody })
  expect([await told(), await kept()]).toEqual([2, 1])
  await board.act('counterOfficer', 'ask_to_withdraw', code, { reason: 'Chủ hồ sơ đề nghị.' })
  await board.act('counterOfficer', 'stop', code, { ground: 'applicant_request', reason: 'Chủ hồ sơ đề nghị.' })
  await removeOld(board.db, { read: nobody, any: new Date('2027-09-01'), ended: new Date('2026-09-01') })
  expect([await told(), await kept()]).toEqual([0, 0])
})
