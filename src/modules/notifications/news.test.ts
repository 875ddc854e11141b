import { describe, expect, test } from 'vitest'
import { findAcceptance } from '#modules/dossiers/exports.ts'
import { sendMail } from '#platform/mail/send-mail.ts'
import * as road from '#tests/support/dossier-road.ts'
import { useListeners, withRights } from '#tests/support/listeners.ts'
import { headerOf, textOf } from '#tests/support/mail-server.ts'
import { switchLetters } from './actions/switch-letters.ts'
import { APPLICANT_KINDS, addressesOf, applicantNewsOf } from './applicant-news.ts'
import type { ToldEvent } from './event-queries.ts'
import { tellNews } from './news.ts'

const listeners = useListeners()
const { board } = listeners

const tell = () =>
  listeners.during(async (app) => {
    await tellNews(app)
    await sendMail(app)
  })

/** Everything before is told, so that what follows is news. */
async function start(at: string) {
  board.at(at)
  await listeners.during((app) => tellNews(app))
}

/** One act a minute, each told before the next. */
async function step(work: () => Promise<unknown>) {
  board.clock.set(new Date(board.clock.now().getTime() + 60_000))
  await work()
  return tell()
}

const subjects = (heard: Awaited<ReturnType<typeof tell>>) => heard.letters.map((letter) => headerOf(letter, 'Subject'))

test('a dossier on its way: whoever gets it hears of it, whoever did it does not, the applicant at every change of state', async () => {
  await start('2026-08-03 08:00')
  let code = ''
  const received = await step(async () => {
    code = (await board.receive()).code
  })
  expect(received.kinds).toEqual([])
  expect(subjects(received)).toEqual([`Hồ sơ đã được tiếp nhận – ${code}`])
  const [letter] = received.letters
  if (!letter) throw new Error('no letter')
  expect(letter.to).toEqual(['phaply@donghai-vn.example'])
  const text = textOf(letter)
  expect(text).toContain('Hẹn trả kết quả: 17:00 thứ')
  expect(text).toContain('Thời hạn giải quyết là')
  expect(text).toMatch(new RegExp(`/tracking/${code}\\?k=\\S+`))
  expect(text).toContain('In English: Your dossier has been accepted.')
  for (const secret of ['Đông Hải', 'Nhung', board.actor('counterOfficer').name, '0912', '2500987654'])
    expect(text, secret).not.toContain(secret)

  expect((await step(() => road.handOver(board, code))).kinds).toEqual(['head handed_over'])
  expect((await step(() => road.acknowledge(board, code))).kinds).toEqual([])
  expect((await step(() => road.assign(board, code))).kinds).toEqual(['specialist assigned'])
  expect((await step(() => road.completeAppraisal(board, code))).kinds).toEqual(['head handed_over'])
  expect((await step(() => board.act('head', 'send_back', code, { reason: 'Thiếu ý kiến.' }))).kinds).toEqual([
    'specialist sent_back',
  ])
  const back = await board.db
    .selectFrom('notification')
    .selectAll()
    .where('kind', '=', 'sent_back')
    .executeTakeFirstOrThrow()
  expect(back.facts).toMatchObject({ reason: 'Thiếu ý kiến.' })
  await step(() => road.completeAppraisal(board, code))
  expect((await step(() => road.submitForSignature(board, code))).kinds).toEqual(['leader to_sign'])
  expect((await step(() => road.approve(board, code))).kinds).toEqual(['clerk to_issue'])
  await step(() => road.issue(board, code))
  const released = await step(() => road.release(board, code))
  expect(released.kinds).toEqual(['counterOfficer to_return', 'counterOfficer2 to_return'])
  expect(subjects(released)).toEqual([`Đã có kết quả giải quyết – ${code}`])
  // Collected at the counter: nothing to write.
  expect((await step(() => road.returnResult(board, code))).letters).toEqual([])
})

test('whoever acts on a dossier has seen what there was to say about it', async () => {
  await start('2026-08-04 08:00')
  const code = await road.travelTo(board, 'handed_over')
  board.clock.set(new Date(board.clock.now().getTime() + 60_000))
  await tell()
  expect(await listeners.unread('head', code)).toBe(1)
  await step(() => road.acknowledge(board, code))
  expect(await listeners.unread('head', code)).toBe(0)
})

describe('an online dossier', () => {
  test('is acknowledged to the applicant and told to the counter at once; the law’s moment is kept', async () => {
    await start('2026-08-05 08:00')
    let code = ''
    const heard = await step(async () => {
      code = await road.travelTo(board, 'submitted')
    })
    expect(heard.kinds).toEqual(['counterOfficer online_arrived', 'counterOfficer2 online_arrived'])
    expect(subjects(heard)).toEqual([`Đã ghi nhận hồ sơ nộp trực tuyến – ${code}`])
    const { id } = await board.dossier(code)
    expect((await findAcceptance(board.db, id))?.told_at).toEqual(board.clock.now())
    expect(subjects(await step(() => board.act('counterOfficer', 'accept', code)))).toEqual([
      `Hồ sơ đã được tiếp nhận – ${code}`,
    ])
  })

  test('asked for more, answered: the applicant knows until when, the holder that it came', async () => {
    await start('2026-08-06 08:00')
    let code = ''
    const asked = await step(async () => {
      code = await road.travelTo(board, 'awaiting_supplement')
    })
    const letter = asked.letters.find((each) => headerOf(each, 'Subject').startsWith('Hồ sơ cần bổ sung'))
    if (!letter) throw new Error('no letter')
    expect(textOf(letter)).toContain('Xin nộp bổ sung trước 17:00 thứ')
    const answered = await step(() => board.act('counterOfficer', 'supplement', code, { note: 'Đã đủ.' }))
    expect(answered.kinds).toEqual(['specialist supplement'])
    expect(subjects(answered)).toEqual([`Đã nhận hồ sơ bổ sung – ${code}`])
  })
})

test('owner and submitter each get a letter; the same address only one; without an address none', async () => {
  await start('2026-08-07 08:00')
  const emails = (owner_email: string | null, submitter_email: string | null) => ({ owner_email, submitter_email })
  const to = async (overrides: object) =>
    (await step(() => board.receive(overrides))).letters.map((letter) => letter.to.join())
  expect((await to(emails('a@x.example', 'b@x.example'))).sort()).toEqual(['a@x.example', 'b@x.example'])
  expect(await to(emails('a@x.example', 'A@x.example'))).toHaveLength(1)
  expect(await to(emails(null, null))).toEqual([])
  expect(addressesOf({ owner_email: 'no address', submitter_email: ' c@x.example ' })).toEqual(['c@x.example'])
})

test('told once: two processes at once, and again and again', async () => {
  await start('2026-08-10 08:00')
  board.clock.set(new Date(board.clock.now().getTime() + 60_000))
  const code = await road.travelTo(board, 'handed_over')
  const heard = await listeners.during(async (app) => {
    await Promise.all([tellNews(app), tellNews(app), tellNews(app)])
    await tellNews(app)
    await sendMail(app)
  })
  expect(heard.kinds).toEqual(['head handed_over'])
  expect(subjects(heard)).toEqual([`Hồ sơ đã được tiếp nhận – ${code}`])
})

test('an entry that was committed late is still read', async () => {
  await start('2026-08-11 08:00')
  // Begun at 08:01, committed after the reader has been at 08:03.
  board.at('2026-08-11 08:03')
  expect((await tell()).kinds).toEqual([])
  board.at('2026-08-11 08:01')
  await road.travelTo(board, 'handed_over')
  board.at('2026-08-11 08:04')
  expect((await tell()).kinds).toEqual(['head handed_over'])
})

test('a kind that the administrator has switched off is not written, nor made up for when it is on again', async () => {
  await start('2026-08-12 08:00')
  const administrator = withRights(board.actor('head'), 'notifications.manage')
  const kinds = APPLICANT_KINDS.filter((kind) => kind !== 'accepted')
  await board.perform(switchLetters, administrator, { kinds })
  expect((await step(() => board.receive())).letters).toEqual([])
  board.clock.set(new Date(board.clock.now().getTime() + 1_000))
  await board.perform(switchLetters, administrator, { kinds: [...APPLICANT_KINDS] })
  expect((await step(() => board.receive())).letters).toHaveLength(1)
})

test('a changed calendar: the date before and after, to the applicant and to the holder', () => {
  const event = { type: 'recount', due_at: null, waiting_until: null } as unknown as ToldEvent
  const of = (payload: Record<string, unknown>) => applicantNewsOf({ ...event, payload })
  const [a, b] = ['2026-08-17T10:00:00.000Z', '2026-08-18T10:00:00.000Z']
  expect(of({ due_before: a, due_after: b })).toMatchObject({
    kind: 'date_moved',
    due_before: a,
    due_at: b,
    until: null,
  })
  expect(of({ due_before: a, due_after: a, waiting_until_before: a, waiting_until_after: b })).toMatchObject({
    kind: 'date_moved',
    due_before: a,
    due_at: null,
    until: b,
  })
  // Only a step moved: the board's affair.
  expect(of({ due_before: a, due_after: a, step_due_before: a, step_due_after: b })).toBeUndefined()
})

test('rights: only the administrator switches letters', async () => {
  await expect(board.perform(switchLetters, 'head', { kinds: [] })).rejects.toMatchObject({ status: 403 })
})
