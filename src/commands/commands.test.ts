import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#platform/database/database.ts'
import { lockFolder } from '#platform/database/folder-lock.ts'
import { openDiskFileStore } from '#platform/files/disk-file-store.ts'
import { recordStoredFile } from '#platform/files/stored-file-store.ts'
import { silentLog } from '#platform/log.ts'
import { projectPath } from '#platform/project.ts'
import { Board } from '#tests/support/board.ts'
import { commandTable } from './command-table.ts'
import { runCommandLine } from './run-command.ts'

/** A process takes three seconds on a machine that has nothing else to do. */
const SLOW = 120_000
const folder = mkdtempSync(join(tmpdir(), 'motcua-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command line as it is called, in a process of its own. */
function motcua(dataFolder: string, ...words: string[]) {
  const { DATABASE_URL: _, ...rest } = process.env
  const env = { ...rest, DATA_DIR: join(folder, dataFolder) }
  const ended = spawnSync(process.execPath, [projectPath('src/cli.ts'), ...words], {
    env,
    encoding: 'utf8',
    cwd: folder,
  })
  return { code: ended.status, out: ended.stdout, err: ended.stderr }
}

/** The same without a process of its own, which costs a second and a half. */
const here = (...words: string[]) => inProcess('none', ...words)

async function inProcess(dataFolder: string, ...words: string[]) {
  const said = { out: '', err: '' }
  const add = (to: 'out' | 'err', text: string) => {
    said[to] += `${text}\n`
  }
  const output = {
    line: (text = '') => add('out', text),
    json: (value: unknown) => add('out', JSON.stringify(value)),
    bytes: (data: Uint8Array) => add('out', Buffer.from(data).toString('latin1')),
    progress: (text: string) => add('err', text),
    problem: (text: string) => add('err', text),
  }
  const code = await runCommandLine(words, { DATA_DIR: join(folder, dataFolder) }, output)
  return { code, ...said }
}

describe('how it is called', () => {
  test('help names every command, in both languages', async () => {
    const { code, out } = await here('help')
    expect(code).toBe(0)
    for (const { name } of commandTable) expect(out).toContain(`  ${name} `)
    expect((await here('--lang', 'en', 'help')).out).toContain('List the commands')
  })

  test('every command explains its usage, examples and exit codes', async () => {
    for (const { name } of commandTable) {
      const { code, out } = await here(...name.split(' '), '--help')
      expect(code).toBe(0)
      expect(out).toContain(`npm run -s motcua -- ${name}`)
      expect(out).toMatch(/Mã thoát: 0 .* 1 .* 2 /)
    }
  })

  test.each([
    [[]],
    [['nonsense']],
    [['admin']],
    [['admin', 'nonsense']],
    [['backup']],
    [['backup', 'a', 'b']],
    [['verify', '--nonsense']],
    [['verify', '--format', 'xml']],
    [['migrate', '--status=yes']],
    [['admin', 'create', 'quantri']],
    [['parameters', 'list', '--on', '2026-02-30']],
    [['copy-to-postgres', 'mysql://host/name']],
  ])('wrong usage ends with 2: %j', async (words) => {
    expect((await here(...words)).code).toBe(2)
  })

  test('a group lists its commands', async () => {
    const { out } = await here('admin', '--help')
    expect(out).toContain('admin unlock')
    expect(out).not.toContain('restore')
  })

  test('as a process: answer and exit code', { timeout: SLOW }, () => {
    const good = motcua('none', 'version', '--format', 'json')
    expect([good.code, JSON.parse(good.out).version]).toEqual([
      0,
      JSON.parse(readFileSync(projectPath('package.json'), 'utf8')).version,
    ])
    const bad = motcua('none', 'nonsense', '--lang=en')
    expect([bad.code, bad.out]).toEqual([2, ''])
    expect(bad.err).toContain('There is no command "nonsense"')
  })

  test('a database that a running process holds is not touched', { timeout: SLOW }, async () => {
    const unlock = await lockFolder(join(folder, 'held'))
    const { code, err } = motcua('held', 'verify')
    const demo = await inProcess('held', 'admin', 'totp')
    unlock()
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain(String(process.pid))
    expect([demo.code, demo.out]).toEqual([0, expect.stringMatching(/^\d{6}\n$/)])
  })
})

describe('procedures', () => {
  const shipped = projectPath('data/procedures/VL.json')
  const file = join(folder, 'bad.json')

  test('every error with its place, and nothing is loaded', { timeout: SLOW }, async () => {
    const json = JSON.parse(readFileSync(shipped, 'utf8'))
    json.procedures[1].cases[0].limit.unit = 'weeks'
    delete json.procedures[2].name
    writeFileSync(file, JSON.stringify(json))
    const { code, out, err } = await inProcess('catalogue', 'import', 'procedures', file, '--format', 'json')
    expect(code).toBe(1)
    expect(err).toContain('Có 2 lỗi')
    const { loaded, errors } = JSON.parse(out) as { loaded: boolean; errors: { place: string }[] }
    expect([loaded, errors.map((error) => error.place)]).toEqual([
      false,
      ['procedures[1].cases[0].limit.unit', 'procedures[2].name'],
    ])
  })

  test('import, export and import again', { timeout: SLOW }, async () => {
    const exported = join(folder, 'out.json')
    const first = await inProcess('catalogue', 'import', 'procedures', shipped, '--format', 'json')
    const summary = JSON.parse(first.out)
    // Also that the failed import above left nothing behind.
    expect([first.code, summary.unchanged, summary.changed]).toEqual([0, [], []])
    const { procedures } = JSON.parse(readFileSync(shipped, 'utf8')) as { procedures: { code: string }[] }
    expect(summary.added).toEqual(procedures.map((each) => each.code))
    expect((await inProcess('catalogue', 'export', 'procedures', exported)).code).toBe(0)
    expect(JSON.parse(readFileSync(exported, 'utf8')).procedures).toEqual(procedures)
    const again = await inProcess('catalogue', 'import', 'procedures', '--dry-run', exported, '--format', 'json')
    expect(JSON.parse(again.out)).toMatchObject({ loaded: false, added: [], changed: [], unchanged: summary.added })
    expect(await inProcess('catalogue', 'export', 'procedures', exported)).toMatchObject({ code: 1 })
  })
})

describe('an installation', () => {
  let code = ''
  const inside = async (
    dataFolder: string,
    work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>,
  ) => {
    const database = await openDatabase({ dataFolder: join(folder, dataFolder) }, silentLog)
    await work(database).finally(() => database.close())
  }

  beforeAll(async () => {
    const files = await openDiskFileStore({ folder: join(folder, 'live/files'), limitBytes: 1_000_000 })
    const stored = await files.put(
      Readable.from([readFileSync(projectPath('data/demo/tai-lieu-minh-hoa.pdf'))]),
      'a.pdf',
    )
    await inside('live', async (database) => {
      const board = new Board(database)
      await board.load()
      await recordStoredFile(database.db, stored, board.clock.now())
      code = (await board.receive()).code
    })
    writeFileSync(join(folder, 'live/secret'), 'x'.repeat(43), { mode: 0o600 })
  }, SLOW)

  test('backup, restore into an empty one, and not into a filled one', { timeout: SLOW }, async () => {
    const kept = motcua('live', 'backup', 'kept.tar', '--format', 'json')
    expect([kept.code, JSON.parse(kept.out)]).toEqual([0, expect.objectContaining({ files: 1, missing: [] })])
    expect(statSync(join(folder, 'kept.tar')).mode & 0o077).toBe(0)
    const restored = motcua('second', 'restore', 'kept.tar', '--format', 'json')
    expect(restored.code).toBe(0)
    const { rows, files, secret, verified } = JSON.parse(restored.out)
    expect([rows, files, secret, verified.dossiers]).toEqual([JSON.parse(kept.out).rows, 1, 'restored', 1])
    expect(readFileSync(join(folder, 'second/secret'), 'utf8')).toBe('x'.repeat(43))
    expect(await inProcess('second', 'restore', join(folder, 'kept.tar'))).toMatchObject({ code: 1, out: '' })
  })

  test('verify names a changed event, a missing one and a damaged file', { timeout: SLOW }, async () => {
    await inside('second', ({ pool, db }) =>
      pool
        .query(`alter table dossier_event disable trigger user;
          update dossier_event set actor_name = 'Người khác' where seq = 1;
          update dossier set event_seq = event_seq + 1`)
        .then(() => db.selectFrom('stored_file').select('sha256').executeTakeFirstOrThrow())
        .then(({ sha256 }) => writeFileSync(join(folder, 'second/files', sha256.slice(0, 2), sha256.slice(2)), 'else')),
    )
    const { code: ended, out } = motcua('second', 'verify')
    expect(ended).toBe(1)
    expect(out).toContain(`${code}: sự kiện 1 (receive) đã bị sửa`)
    expect(out).toContain(`${code}: thiếu sự kiện 2`)
    expect(out).toContain('nội dung đã thay đổi')
  })

  test('doctor looks without changing anything', { timeout: SLOW }, async () => {
    const { code: ended, out } = await inProcess('live', 'doctor', '--format', 'json')
    const { checks } = JSON.parse(out) as { checks: { name: string; status: string }[] }
    const named = Object.fromEntries(checks.map((check) => [check.name, check.status]))
    expect(named).toMatchObject({
      node: 'ok',
      secret: 'ok',
      fonts: 'ok',
      templates: 'ok',
      database: 'ok',
      migrations: 'ok',
      extensions: 'ok',
    })
    expect(ended).toBe(checks.some((check) => check.status === 'fail') ? 1 : 0)
  })
})
