import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { printProcess } from '#modules/processes/process-file.ts'
import { changed, days, soundProcess } from '#modules/processes/sample-processes.ts'
import { sheetOf, wordOf } from '#modules/processes/sample-tables.ts'
import { runCommandLine } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function given(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const lint = (...words: string[]) => motcua('lint', ...words)

async function motcua(...words: string[]) {
  const said = { out: '', err: '' }
  const add =
    (to: 'out' | 'err') =>
    (text: unknown = '') => {
      said[to] += `${typeof text === 'string' ? text : JSON.stringify(text)}\n`
    }
  const output = { line: add('out'), json: add('out'), bytes: add('out'), progress: add('err'), problem: add('err') }
  const code = await runCommandLine(['process', ...words], {}, output)
  return { code, ...said, findings: () => (JSON.parse(said.out) as { findings: { rule: string }[] }).findings }
}

const rows = (appraisal: string, who = 'Chuyên viên') => [
  ['Bước', 'Đơn vị/người thực hiện', 'Nội dung công việc', 'Thời gian', 'Kết quả'],
  ['1', 'Bộ phận Một cửa', 'Tiếp nhận hồ sơ', '0,5 ngày', 'Giấy tiếp nhận'],
  ['2', who, 'Thẩm định hồ sơ', appraisal, 'Tờ trình'],
  ['3', 'Lãnh đạo Ban', 'Ký duyệt', '04 giờ', 'Giấy phép'],
  ['4', 'Văn thư', 'Đóng dấu', '½ ngày làm việc', ''],
  ['5', 'Bộ phận Một cửa', 'Trả kết quả', '0,5 ngày', ''],
]

test('a sound table: nothing found, 0', async () => {
  const word = given('tot.docx', await wordOf({ rows: rows('8 ngày làm việc') }))
  const { code, findings } = await lint(word, '--limit', '10 working_days', '--format', 'json')
  expect([code, findings()]).toEqual([0, []])
  expect((await lint(word, '--limit', '10 ngày làm việc')).out).toContain('Không có lỗi.')
})

test('what blocks: rule, place, sentence, 1', async () => {
  const sheet = given('sai.xlsx', await sheetOf({ name: 'QT', rows: rows('8,5 ngày', '') }))
  const { code, findings } = await lint(sheet, '--limit', '10 working_days', '--format', 'json')
  expect(code).toBe(1)
  expect(findings()).toEqual([
    {
      rule: 'path_over_limit',
      place: 'cả quy trình',
      message: expect.stringContaining('hết 10,5 ngày làm việc, vượt thời hạn 10 ngày làm việc là 0,5 ngày làm việc'),
      blocks: true,
    },
    {
      rule: 'no_assignee',
      place: 'QT!B3 (bước 2)',
      message: expect.stringContaining('không có người thực hiện'),
      blocks: true,
    },
  ])
  const english = await lint('--lang', 'en', sheet, '--limit', '10 working_days')
  expect(english.out).toMatch(/✗ {2}QT!B3 \(step 2\) +Step 2 has nobody to do it/)
})

test('remarks alone do not block', async () => {
  const { code, findings } = await lint(given('chua.docx', await wordOf({ rows: rows('8 ngày') })), '--format', 'json')
  expect([code, findings().map(({ rule }) => rule)]).toEqual([0, ['no_limit']])
})

test('an exported process', async () => {
  const good = await lint(given('tot.json', printProcess(soundProcess())), '--format', 'json')
  expect([good.code, good.findings()]).toEqual([0, []])
  const long = given('dai.json', printProcess(changed({ b3: { budget: days(7) } })))
  expect((await lint(long, '--format', 'json')).findings()).toHaveLength(1)
  // What is said on the command line is the limit that counts.
  expect((await lint(long, '--limit', '11 working_days')).code).toBe(0)
})

test.each([
  ['chu.txt', 'xin chào', 1, 'không phải tệp Word'],
  ['hinh.docx', 'PK\u0003\u0004 nhưng không phải', 1, 'không phải tệp Word'],
  ['cu.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), 1, 'định dạng Word/Excel cũ'],
  ['sai.json', printProcess({ ...soundProcess(), code: '' }), 1, 'sai.json: code: '],
])('a file that cannot be read: %s', async (name, content, code, sentence) => {
  const answer = await lint(given(name, content), '--format', 'json')
  expect([answer.code, answer.out]).toEqual([code, ''])
  expect(answer.err).toContain(sentence)
})

test('no table, no file, no limit that can be understood', async () => {
  expect(await lint(given('rong.xlsx', await sheetOf({ rows: [['a', 'b']] })))).toMatchObject({
    code: 1,
    err: expect.stringContaining('không tìm thấy bảng quy trình'),
  })
  expect(await lint(join(folder, 'khong-co.docx'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('khong-co.docx'),
  })
  expect((await lint(folder)).code).toBe(1)
  expect((await lint()).code).toBe(2)
  expect(await lint(given('x.json', ''), '--limit', 'lâu')).toMatchObject({
    code: 2,
    err: expect.stringContaining('“lâu”'),
  })
})

test('a table becomes a diagram, an annex, a process; never over a file that is there', async () => {
  const word = given('bang.docx', await wordOf({ rows: rows('8 ngày') }))
  for (const ending of ['json', 'xlsx', 'bpmn', 'docx']) {
    expect((await motcua('convert', word, join(folder, `ket-qua.${ending}`))).code).toBe(0)
  }
  expect((await lint(join(folder, 'ket-qua.xlsx'), '--format', 'json')).findings().map(({ rule }) => rule)).toEqual([
    'no_limit',
  ])
  expect(await motcua('convert', word, join(folder, 'ket-qua.json'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('ket-qua.json'),
  })
  expect((await motcua('convert', '--force', word, join(folder, 'ket-qua.json'))).code).toBe(0)
  expect((await motcua('convert', word, join(folder, 'ket-qua.exe'))).code).toBe(2)
  const two = given(
    'hai.docx',
    await wordOf({ lines: ['A'], rows: rows('1 ngày') }, { lines: ['B'], rows: rows('2 ngày') }),
  )
  expect(await motcua('convert', two, join(folder, 'hai.json'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('2 quy trình'),
  })
})
