import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listCopies } from './copies.ts'

const dataFolder = await mkdtemp(join(tmpdir(), 'motcua-copies-'))

afterAll(() => rm(dataFolder, { recursive: true, force: true }))

test('a folder that does not exist yet holds no copies', async () => {
  expect(await listCopies(dataFolder)).toEqual([])
})

test('finished copies, newest first; one that is being written is none', async () => {
  const folder = join(dataFolder, 'copies')
  await mkdir(folder)
  const names = [
    'nightly-20261101T181000Z.jsonl.gz',
    'nightly-20261102T181000Z.jsonl.gz',
    'nightly-20261103.jsonl.gz.part',
  ]
  for (const [index, name] of names.entries()) {
    await writeFile(join(folder, name), 'x'.repeat(index + 1))
    await utimes(join(folder, name), 1_000 + index, 1_000 + index)
  }
  expect((await listCopies(dataFolder)).map(({ name, size_bytes }) => [name, size_bytes])).toEqual([
    ['nightly-20261102T181000Z.jsonl.gz', 2],
    ['nightly-20261101T181000Z.jsonl.gz', 1],
  ])
})
