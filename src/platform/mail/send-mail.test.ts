import { afterEach, beforeEach, expect, test } from 'vitest'
import { SettableClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { useDatabase } from '#tests/support/database.ts'
import { headerOf, type MailServer, startMailServer, textOf } from '#tests/support/mail-server.ts'
import { letterHtml } from './letter-html.ts'
import { type Letter, removeLettersBefore, tryAgain, writeLetters } from './mail-store.ts'
import { messageId, openMailTransport } from './mail-transport.ts'
import { sendMail } from './send-mail.ts'

const { db, database } = useDatabase()
const FROM = 'Một cửa An Bình <motcua@anbinh.example>'
const clock = new SettableClock('2026-11-23T09:00:00+07:00')
const logged: string[] = []
const log = createLog({ readable: false, write: (line) => logged.push(line), level: 'debug' })
let server: MailServer

beforeEach(async () => {
  await db.deleteFrom('mail_message').execute()
  clock.set('2026-11-23T09:00:00+07:00')
  logged.length = 0
  server = await startMailServer()
})
afterEach(() => server.stop())

const appWith = (url: string | undefined) => ({
  clock,
  log,
  database,
  config: readConfig(url ? { SMTP_URL: url, MAIL_FROM: FROM } : {}, []),
})
const app = () => appWith(server.url)
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000))

const letter = (key: string, more: Partial<Letter> = {}): Letter => ({
  dedupeKey: key,
  kind: 'applicant.accepted',
  to: 'chuhoso@donghai-vn.example',
  subject: 'Hồ sơ H62.015-261123-0001 đã được tiếp nhận',
  body: 'Kính gửi Quý tổ chức,\n\nHẹn trả kết quả: 17:00 thứ Hai 07/12/2026.\nXem: https://motcua.example/tracking/X?k=a&b\n',
  dossierCode: 'H62.015-261123-0001',
  ...more,
})

const row = () => db.selectFrom('mail_message').selectAll().executeTakeFirstOrThrow()

test('a letter arrives once, in Vietnamese, marked as written by a machine', async () => {
  await writeLetters(db, [letter('a')], clock.now())
  await sendMail(app())
  await sendMail(app())
  expect(server.letters).toHaveLength(1)
  const [taken] = server.letters
  if (!taken) throw new Error('nothing came')
  expect(taken.to).toEqual(['chuhoso@donghai-vn.example'])
  expect(headerOf(taken, 'Subject')).toBe('Hồ sơ H62.015-261123-0001 đã được tiếp nhận')
  expect(headerOf(taken, 'From')).toBe('Một cửa An Bình <motcua@anbinh.example>')
  expect(headerOf(taken, 'Auto-Submitted')).toBe('auto-generated')
  expect(headerOf(taken, 'Message-ID')).toBe(messageId('a', FROM))
  expect(textOf(taken)).toContain('Hẹn trả kết quả: 17:00 thứ Hai 07/12/2026.')
  expect(taken.raw).toContain('text/html')
  expect(await row()).toMatchObject({ attempts: 1, sent_at: clock.now(), failed_at: null })
})

test('the same occasion is written once, also when it is written again after it was sent', async () => {
  expect(await writeLetters(db, [letter('a'), letter('b')], clock.now())).toBe(2)
  await sendMail(app())
  expect(await writeLetters(db, [letter('a'), letter('c')], clock.now())).toBe(1)
  await sendMail(app())
  expect(server.letters).toHaveLength(3)
})

test('a server that asks for a password; with the wrong one the letter waits', async () => {
  const guarded = await startMailServer({ user: 'motcua', pass: 'bi-mat' })
  await writeLetters(db, [letter('a')], clock.now())
  await sendMail(appWith(guarded.url.replace('bi-mat', 'sai')))
  expect(await row()).toMatchObject({ sent_at: null, failed_at: null })
  later(2)
  await sendMail(appWith(guarded.url))
  expect(guarded.letters.map(({ user }) => user)).toEqual(['motcua'])
  await guarded.stop()
})

test('an unknown mailbox is given up at once, the next letter still goes; no address gets into the log', async () => {
  server.unknown.add('nobody@donghai-vn.example')
  await writeLetters(db, [letter('a', { to: 'nobody@donghai-vn.example' }), letter('b')], clock.now())
  await sendMail(app())
  expect(server.letters).toHaveLength(1)
  const refused = await db
    .selectFrom('mail_message')
    .selectAll()
    .where('dedupe_key', '=', 'a')
    .executeTakeFirstOrThrow()
  expect(refused.failed_at).toEqual(clock.now())
  expect(refused.last_error).toMatch(/550/)
  expect(logged.length).toBeGreaterThan(0)
  expect(logged.join('\n') + refused.last_error).not.toContain('donghai-vn')
  expect(await tryAgain(db, refused.id, clock.now())).toBe(true)
  server.unknown.clear()
  await sendMail(app())
  expect(server.letters).toHaveLength(2)
})

test('a mailbox that is busy is tried again later, with longer and longer waits, until nobody would read it any more', async () => {
  server.busy.add('chuhoso@donghai-vn.example')
  await writeLetters(db, [letter('a')], clock.now())
  await sendMail(app())
  for (const [before, wait] of [1, 5, 15, 60, 180, 360, 720].entries()) {
    later(wait - 0.5)
    await sendMail(app())
    expect((await row()).attempts).toBe(before + 1)
    later(0.5)
    await sendMail(app())
    expect((await row()).attempts).toBe(before + 2)
  }
  expect(await row()).toMatchObject({ attempts: 8, sent_at: null, failed_at: clock.now() })
})

test('a line that breaks in the middle: the letter goes out at the next try', async () => {
  server.cut.letters = 1
  await writeLetters(db, [letter('a'), letter('b')], clock.now())
  await sendMail(app())
  expect(server.letters).toHaveLength(0)
  later(2)
  await sendMail(app())
  expect(server.letters.map((each) => headerOf(each, 'Message-ID')).sort()).toEqual(
    [messageId('a', FROM), messageId('b', FROM)].sort(),
  )
})

test('killed between sending and noting it: sent again after the lease, under the same Message-ID, and not before', async () => {
  await writeLetters(db, [letter('a')], clock.now())
  const dying = sendMail(app(), (config) => {
    const transport = openMailTransport(config)
    if (!transport) throw new Error('mail is off')
    return {
      ...transport,
      async send(message) {
        await transport.send(message)
        throw new Error('killed')
      },
    }
  })
  await expect(dying).rejects.toThrow('killed')
  await sendMail(app())
  expect(server.letters).toHaveLength(1)
  later(11)
  await sendMail(app())
  await sendMail(app())
  expect(server.letters).toHaveLength(2)
  const [first, second] = server.letters.map((each) => headerOf(each, 'Message-ID'))
  expect(first).toBe(second)
})

test('two processes at once send each letter once', async () => {
  await writeLetters(
    db,
    Array.from({ length: 12 }, (_, at) => letter(`k${at}`)),
    clock.now(),
  )
  await Promise.all([sendMail(app()), sendMail(app()), sendMail(app())])
  expect(new Set(server.letters.map((each) => headerOf(each, 'Message-ID'))).size).toBe(12)
  expect(server.letters).toHaveLength(12)
})

test('mail off: letters wait, grow old, and go in the end', async () => {
  await writeLetters(db, [letter('a')], clock.now())
  await sendMail(appWith(undefined))
  expect(await row()).toMatchObject({ attempts: 0, failed_at: null })
  later(3 * 1440 + 1)
  await sendMail(appWith(undefined))
  expect(await row()).toMatchObject({ failed_at: clock.now(), last_error: 'EXPIRED' })
  expect(await removeLettersBefore(db, clock.now())).toBe(1)
})

test('an administrator can ask whether the server takes us', async () => {
  const ask = (url: string) => {
    const transport = openMailTransport(appWith(url).config)
    if (!transport) throw new Error('mail is off')
    return transport.verify().finally(() => transport.close())
  }
  const guarded = await startMailServer({ user: 'motcua', pass: 'bi-mat' })
  await expect(ask(guarded.url)).resolves.toBeUndefined()
  await expect(ask(guarded.url.replace('bi-mat', 'sai'))).rejects.toThrow('EAUTH')
  await guarded.stop()
  await expect(ask(guarded.url)).rejects.toThrow('ESOCKET')
})

test('the HTML says what the text says and lets nothing through', () => {
  const html = letterHtml('A <b> & "c"\nhttps://motcua.example/tracking/X?k=a&b.\n\nB')
  expect(html).toContain('A &lt;b&gt; &amp; &quot;c&quot;<br>')
  expect(html).toContain('<a href="https://motcua.example/tracking/X?k=a&amp;b">')
  expect(html).toContain('>B</p>')
})
