import { expect, test } from 'vitest'
import { recountDossiers } from '#modules/deadlines/actions/recount.ts'
import { previewRecount } from '#modules/deadlines/recount-preview.ts'
import { runRecounts } from '#modules/deadlines/recount-run.ts'
import { sendMail } from '#platform/mail/send-mail.ts'
import { off, publishDays, publishPlain } from '#tests/support/calendar-versions.ts'
import { acknowledge, assign, handOver } from '#tests/support/dossier-road.ts'
import { localText } from '#tests/support/instants.ts'
import { useListeners, withRights } from '#tests/support/listeners.ts'
import { headerOf, textOf } from '#tests/support/mail-server.ts'
import { tellNews } from './news.ts'
import { remind } from './reminders.ts'

const listeners = useListeners()
const { board } = listeners

const tell = () =>
  listeners.during(async (app) => {
    await tellNews(app)
    await remind(app)
    await sendMail(app)
  })

/** A storm closes the office on the day before the step is due: the list, the act, and what people hear of it. */
test('the calendar changes: applicant and holder hear of the new date, the reminder of the old one goes', async () => {
  board.at('2026-08-03 08:00')
  await publishPlain(board)
  const { code } = await board.receive()
  for (const stage of [handOver, acknowledge, assign]) await stage(board, code)
  await tell()
  board.at('2026-08-07 16:00')
  expect((await tell()).told).toEqual([`specialist step-80 ${code}`])

  await publishDays(board, off('2026-08-10'))
  const leader = withRights(board.actor('leader'), 'deadlines.recount')
  const seen = await previewRecount(board.db, 'vn', { unit_ids: null }, board.clock.now())
  const decided = {
    calendar: 'vn',
    version: seen.version,
    listed_at: seen.at.toISOString(),
    listed_count: seen.rows.length,
    listed_digest: seen.digest,
    reason: 'Bão số 7, trụ sở đóng cửa',
    document: '05/CĐ-UBND',
    document_on: '2026-08-07',
  }
  await board.perform(recountDossiers, leader, decided)
  await runRecounts(listeners.app())
  const dossier = await board.dossier(code)
  expect([localText(dossier.step_due_at), localText(dossier.due_at)]).toEqual(['2026-08-12 08:00', '2026-08-18 17:00'])

  board.at('2026-08-07 16:05')
  const heard = await tell()
  // Without the Monday a fifth of the step's time is what is left again: the new date is reminded of at once.
  expect(heard.kinds).toEqual(['specialist date_moved', 'specialist reminder'])
  const letter = heard.letters.find(({ to }) => to.includes('phaply@donghai-vn.example'))
  if (!letter) throw new Error('no letter')
  expect(headerOf(letter, 'Subject')).toBe(`Thay đổi ngày hẹn do lịch làm việc – ${code}`)
  expect(textOf(letter)).toContain('đổi từ 17:00 thứ Hai 17/08/2026 sang 17:00 thứ Ba 18/08/2026')
  const reminders = await board.db
    .selectFrom('notification')
    .select('due_at')
    .where('dossier_code', '=', code)
    .where('kind', '=', 'reminder')
    .execute()
  expect(reminders.map((row) => localText(row.due_at))).toEqual(['2026-08-12 08:00'])
  board.at('2026-08-11 16:00')
  expect((await tell()).told).toEqual([])
})
