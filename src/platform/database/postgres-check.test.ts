import type pg from 'pg'
import { expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { openDatabase } from './database.ts'
import { checkPostgres } from './postgres-check.ts'

const open = (databaseUrl: string) => openDatabase({ dataFolder: '/tmp', databaseUrl }, silentLog)

test('a server that is not there is one sentence without the password', async () => {
  await expect(open('postgres://clerk:verysecret@127.0.0.1:1/board')).rejects.toThrow(
    'PostgreSQL at 127.0.0.1:1/board cannot be used: nothing listens there. Check DATABASE_URL.',
  )
})

const server = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL

test.skipIf(!server)('a database that does not exist', async () => {
  const url = new URL(server ?? '')
  url.pathname = '/no_such_database'
  await expect(open(url.href)).rejects.toThrow('/no_such_database cannot be used: the database does not exist.')
})

const serverThatSays = (answer: () => Promise<{ version: number }>) =>
  ({ query: async () => ({ rows: [await answer()] }) }) as unknown as pg.Pool

const check = (answer: () => Promise<{ version: number }>) =>
  checkPostgres(serverThatSays(answer), 'postgres://db/board')

test('from version 15 on', async () => {
  await expect(check(async () => ({ version: 140_013 }))).rejects.toThrow(
    'PostgreSQL at db:5432/board is version 14; at least 15 is needed.',
  )
  await check(async () => ({ version: 150_000 }))
})

test.each([
  ['28P01', 'the password is wrong'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['57P03', 'it is still starting'],
])('%s: %s', async (code, reason) => {
  const refusing = () => Promise.reject(Object.assign(new Error('x'), { code }))
  await expect(check(refusing)).rejects.toThrow(`cannot be used: ${reason}.`)
})
