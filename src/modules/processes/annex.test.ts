import { describe, expect, test } from 'vitest'
import { shippedCatalogue } from '#modules/catalogue/shipped-catalogue.ts'
import { annexOf } from './annex.ts'
import { fromCatalogue } from './linear.ts'
import { lintProcess } from './lint.ts'
import type { InternalProcess } from './process.ts'
import { printProcess } from './process-file.ts'
import { tableOf } from './process-table.ts'
import { readProcessFile } from './read-process-file.ts'
import { days, hours, richProcess, soundProcess } from './sample-processes.ts'
import { writeDocx } from './write-docx.ts'
import { writeXlsx } from './write-xlsx.ts'

const now = new Date('2026-11-23T02:00:00Z')
const board = {
  name: 'Ban Quản lý các khu công nghiệp An Bình',
  parentName: 'Ủy ban nhân dân tỉnh An Bình',
  area: 'tỉnh An Bình',
}

/** Where it was taken from is no part of the Decision's text. */
const asIssued = (process: InternalProcess): InternalProcess => ({
  ...process,
  origin: 'issued',
  issued_by: null,
  source: null,
  confidence: 'verified',
  note: null,
})

const shipped = shippedCatalogue().catalogue.procedures.flatMap((entry) =>
  entry.processes.map((process) => asIssued(fromCatalogue(process, entry.code))),
)

async function readBack(bytes: Uint8Array) {
  const reading = await readProcessFile(bytes)
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading))
  expect(reading.processes).toHaveLength(1)
  return reading.processes[0]
}

describe.each([
  ['Word', writeDocx],
  ['spreadsheet', writeXlsx],
])('%s', (_, write) => {
  test.each([
    ['a plain process', soundProcess()],
    ['one with everything', richProcess()],
    ...shipped.slice(0, 17).map((process): [string, InternalProcess] => [process.code, process]),
  ])('gives the same process back: %s', async (_name, process) => {
    const read = await readBack(await write(annexOf(process, board, now)))
    expect(read?.process).toEqual(process)
    expect(read?.findings).toEqual([])
  })
})

test('the table has the five columns of the Decision, and more only where they are needed', () => {
  const headers = (process: InternalProcess) => tableOf(process).columns.map(({ header }) => header)
  const five = ['Bước', 'Đơn vị/người thực hiện', 'Nội dung công việc', 'Thời gian', 'Kết quả']
  expect(headers(soundProcess())).toEqual(five)
  const renamed = soundProcess()
  renamed.steps[2] = { ...renamed.steps[2], name: 'Một việc khác hẳn', kind: 'issuing' } as never
  expect(headers(renamed)).toEqual([...five, 'Loại bước', 'Vai trò'])
  expect(tableOf(soundProcess()).total).toBe('10 ngày làm việc')
  expect(tableOf(soundProcess({ limit: hours(80) })).total).toBe('80 giờ làm việc')
  expect(tableOf(soundProcess({ steps: [] })).total).toBeNull()
})

test('the sample with everything may be issued', () => {
  expect(lintProcess(richProcess()).map(({ rule, blocks }) => [rule, blocks])).toEqual([['external_uncounted', false]])
})

test('an exported process comes back as it was; a wrong one says where', async () => {
  const encode = (text: string) => new TextEncoder().encode(text)
  expect((await readBack(encode(printProcess(richProcess()))))?.process).toEqual(richProcess())
  const wrong = printProcess({ ...soundProcess(), limit: { ...days(1), value: -1 } })
  expect(await readProcessFile(encode(wrong))).toMatchObject({
    kind: 'wrong_shape',
    problems: [{ place: 'limit.value' }],
  })
})
