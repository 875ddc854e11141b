import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { lockFolder } from '#platform/database/folder-lock.ts'
import { silentLog } from '#platform/log.ts'
import { Board } from '#tests/support/board.ts'
import { travelTo } from '#tests/support/dossier-road.ts'
import { runCommandLine } from './run-command.ts'

const SLOW = 120_000
const folder = mkdtempSync(join(tmpdir(), 'motcua-report-'))
const env = { DATA_DIR: join(folder, 'data') }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function motcua(...words: string[]) {
  const said = { out: '', err: '', bytes: new Uint8Array() as Uint8Array }
  const add = (to: 'out' | 'err', text: string) => {
    said[to] += text
  }
  const output = {
    line: (text = '') => add('out', `${text}\n`),
    json: (value: unknown) => add('out', JSON.stringify(value)),
    bytes: (data: Uint8Array) => {
      said.bytes = data
    },
    progress: (text: string) => add('err', `${text}\n`),
    problem: (text: string) => add('err', `${text}\n`),
  }
  const code = await runCommandLine(words, env, output)
  return { code, ...said }
}

beforeAll(async () => {
  const database = await openDatabase(readConfig(env, []), silentLog)
  const board = new Board(database)
  await board.load()
  await travelTo(board.at('2026-06-01 09:00'), 'appraisal')
  const submitted = await travelTo(board, 'submitted')
  board.at('2026-06-02 09:00')
  await board.act('counterOfficer', 'accept', submitted)
  await database.close()
}, SLOW)

const JUNE = ['report', '06a', '--from', '2026-06-01', '--to', '2026-06-30']

test('the report as JSON, for ever with the same hash, and as of a past moment', { timeout: SLOW }, async () => {
  const first = await motcua(...JUNE, '--format', 'json', '--as-of', '2026-07-01T00:00:00+07:00')
  expect(first.code).toBe(0)
  const report = JSON.parse(first.out)
  expect(report.totals).toMatchObject({
    received_total: 2,
    received_online: 1,
    received_direct_post: 1,
    carried_over: 0,
    resolved_total: 0,
    in_process_total: 2,
    in_process_late: 2,
    withdrawn_or_returned: 0,
  })
  expect(report).toMatchObject({ definition_version: '06a-1', cut_off: '2026-06-30T16:59:59.999Z' })
  expect(report.hash).toMatch(/^[0-9a-f]{64}$/)
  const later = JSON.parse((await motcua(...JUNE, '--as-of', '2026-09-01T00:00:00+07:00')).out)
  expect([later.hash, later.rows]).toEqual([report.hash, report.rows])
  const past = JSON.parse((await motcua(...JUNE, '--as-of', '2026-06-02T08:59:59+07:00', '--unit', 'H62.015')).out)
  expect(past.totals).toMatchObject({ received_total: 1, received_online: 0, in_process_within: 1 })
})

test('as a file in every format; none is overwritten unasked', { timeout: SLOW }, async () => {
  const csv = await motcua(...JUNE, '--format', 'csv', '--as-of', '2026-07-01')
  expect(new TextDecoder().decode(csv.bytes)).toContain('DT,Đầu tư tại Việt Nam,2,1,1,0')
  const file = join(folder, 'bieu.xlsx')
  expect((await motcua(...JUNE, '--format', 'xlsx', file)).code).toBe(0)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  expect(workbook.worksheets).toHaveLength(1)
  expect((await motcua(...JUNE, '--format', 'xlsx', file)).code).toBe(1)
  const pdf = join(folder, 'bieu.pdf')
  expect((await motcua(...JUNE, '--format', 'pdf', pdf)).code).toBe(0)
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
})

test('rows agree with the log', { timeout: SLOW }, async () => {
  const { code, out } = await motcua('report', 'facts', '--rebuild', '--format', 'json')
  expect([code, JSON.parse(out)]).toEqual([0, { looked: 2, differing: [] }])
})

test.each([
  [['--from', '2026-06-31']],
  [['--from', '2026-06-10', '--to', '2026-06-01']],
  [['--unit', 'H99.999']],
  [['--by', 'colour']],
  [['--format', 'docx']],
  [['--as-of', 'yesterday']],
  [['--from', '2026-06-01', '--as-of', '2026-05-01']],
])('called in a wrong way: %j', { timeout: SLOW }, async (words) => {
  const { code, out, err } = await motcua('report', '06a', ...words)
  expect([code, out]).toEqual([2, ''])
  expect(err.trim()).not.toBe('')
})

test('a database that a running server holds is not touched', { timeout: SLOW }, async () => {
  const unlock = await lockFolder(env.DATA_DIR)
  const { code, err } = await motcua(...JUNE)
  unlock()
  expect(code).toBe(1)
  expect(err).toContain(String(process.pid))
})
