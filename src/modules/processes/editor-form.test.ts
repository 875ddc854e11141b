import { expect, test } from 'vitest'
import { shippedCatalogue } from '#modules/catalogue/shipped-catalogue.ts'
import { edited, readEdit } from './edit-steps.ts'
import { headOf, readHead, readRows, rowsOf } from './editor-form.ts'
import { fromCatalogue } from './linear.ts'
import { lintProcess } from './lint.ts'
import type { InternalProcess } from './process.ts'
import { changed, days, richProcess, soundProcess } from './sample-processes.ts'

const shipped = shippedCatalogue().catalogue.procedures.flatMap((entry) =>
  entry.processes.map((process) => fromCatalogue(process, entry.code)),
)

test('what the form shows is read back as it was', () => {
  const odd = changed({
    b2: { name: 'Tổng hợp' },
    b3: { kind: 'issuing' },
    b4: { assignee: { role: 'clerk', hint: 'Ông Ba', external: true } },
  })
  const plain = soundProcess({ limit: { value: 15, unit: 'days', counting: 'civil_code' } })
  const mixed = {
    ...plain,
    steps: plain.steps.map((step, at) =>
      at === 2 ? { ...step, budget: { ...days(3), unit: 'days' as const } } : step,
    ),
  }
  for (const process of [soundProcess(), richProcess(), odd, plain, mixed, ...shipped]) {
    const { process: read, problems } = readHead(headOf(process), process)
    expect(problems).toEqual([])
    expect(readRows(rowsOf(process), read).process).toEqual(process)
  }
})

test('kind and role stand in the form only where the words do not tell them', () => {
  expect(rowsOf(soundProcess()).map(({ kind, role }) => kind + role)).toEqual(Array(7).fill(''))
  expect(rowsOf(changed({ b3: { kind: 'issuing' } }))[2]).toMatchObject({ kind: 'issuing', role: 'Chuyên viên' })
})

test('what cannot be read is named with its input', () => {
  const rows = rowsOf(soundProcess())
  rows[2] = { ...rows[2], time: 'nhanh', flow: 'đâu đó' } as never
  const { findings } = readRows(rows, soundProcess())
  expect(findings.map(({ rule, cell }) => `${rule} ${cell}`).sort()).toEqual([
    'flow_not_understood rows.2.flow',
    'time_not_understood rows.2.time',
  ])
  const head = { ...headOf(soundProcess()), code: '', limit: 'lâu', serves: 'x', date: '31/13/2026', questions: 'gì?' }
  expect(readHead(head, soundProcess()).problems).toEqual(['code', 'number', 'date', 'limit', 'serves', 'questions'])
})

test('an empty row is a step without anything, and the lint says so', () => {
  const { process } = edited(soundProcess(), { kind: 'add', at: 2 })
  expect(process.steps.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  expect(lintProcess(process).map(({ rule, step }) => `${rule} ${step}`)).toEqual([
    'no_budget b4',
    'no_content b4',
    'no_assignee b4',
  ])
  expect(readRows(rowsOf(process), process).process).toEqual(process)
})

test('rows move and go, and the ways follow', () => {
  const rich = richProcess()
  const flows = (process: InternalProcess) =>
    rowsOf(process).map(({ number, flow, returns }) => `${number}: ${flow}${returns && ` ↩ ${returns}`}`)
  const down = edited(rich, { kind: 'down', at: 1 }).process
  expect(flows(down)[1]).toBe(flows(rich)[2])
  expect(flows(down).toSorted()).toEqual(flows(rich).toSorted())
  // Step 6 goes: what led to it leads to 7, who was sent back to it is not any more.
  const less = edited(rich, { kind: 'remove', at: 6 }).process
  expect(flows(less)[2]).toBe('3: Nếu [thuc_dia] = có: bước 4; còn lại: bước 7')
  expect(flows(less)[3]).toBe('4: Song song: bước 5a, 5b; gặp nhau ở bước 7 khi đủ cả')
  const joined = edited(rich, { kind: 'remove', at: 5 }).process
  expect(flows(joined)[3]).toBe('4: Bước 5a')
  const sound = soundProcess()
  expect(edited(sound, { kind: 'up', at: 0 }).process).toEqual(sound)
  expect(edited(sound, { kind: 'down', at: 6 }).process).toEqual(sound)
  expect(edited(sound, { kind: 'remove', at: 40 }).process).toEqual(sound)
  expect(edited(soundProcess({ steps: [] }), { kind: 'add', at: -1 }).process.steps).toHaveLength(1)
})

test('only what a button says is an edit', () => {
  expect(readEdit('add:-1')).toEqual({ kind: 'add', at: -1 })
  expect([readEdit('save'), readEdit('remove:'), readEdit('drop:1'), readEdit('up:1000')]).toEqual(
    Array(4).fill(undefined),
  )
})
