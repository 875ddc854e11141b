import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, describe, expect, test } from 'vitest'
import { projectPath } from '#platform/project.ts'

/** The built program as an operator meets it: its sentence, its port, its end. */
const started: ChildProcess[] = []
const dataFolder = () => mkdtempSync(join(tmpdir(), 'motcua-start-'))

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

interface Running {
  child: ChildProcess
  /** Everything printed so far. */
  printed(): string
  ended: Promise<number | null>
}

function start(settings: Record<string, string>, ...options: string[]): Running {
  const env = { PATH: process.env.PATH, ...settings }
  const child = spawn(process.execPath, [projectPath('build/server/index.js'), '--empty', ...options], { env })
  started.push(child)
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk
  })
  return { child, printed: () => text, ended: new Promise((resolve) => child.on('exit', resolve)) }
}

async function addressOf(program: Running): Promise<string> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const address = /Một Cửa: (http:\/\/\S+)/.exec(program.printed())?.[1]
    if (address) return address
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`did not start: ${program.printed()}`)
}

/** What is printed besides the log. */
const sentences = (program: Running) =>
  program
    .printed()
    .split('\n')
    .filter((line) => line && !line.startsWith('{'))

describe('the program', () => {
  test('starts, serves pages and API, and ends cleanly on SIGTERM; a second start finds everything', {
    timeout: 120_000,
  }, async () => {
    const DATA_DIR = dataFolder()
    const first = start({ PORT: '0', DATA_DIR })
    const address = await addressOf(first)
    expect(await (await fetch(`${address}/api/v1/health`)).json()).toMatchObject({ status: 'ok', engine: 'embedded' })
    const page = await fetch(`${address}/`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('lang="vi"')
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const second = start({ PORT: '0', DATA_DIR })
    await addressOf(second)
    const inUse = start({ PORT: '0', DATA_DIR })
    expect(await inUse.ended).toBe(1)
    expect(sentences(inUse)).toHaveLength(1)
    expect(sentences(inUse)[0]).toContain(DATA_DIR)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  test('a port in use: one sentence, exit code 1', { timeout: 60_000 }, async () => {
    const other = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, () => resolve(server))
    })
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const program = start({ PORT: String(port), DATA_DIR: dataFolder() })
    expect(await program.ended).toBe(1)
    other.close()
    expect(sentences(program).filter((line) => !line.startsWith('…'))).toEqual([
      `Port ${port} is already in use: stop the other program or set PORT.`,
    ])
  })

  test.each([
    [{ PORT: 'many' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must look like postgres://user:password@host:5432/database.'],
    [
      { DATABASE_URL: 'postgres://x@127.0.0.1:1/none' },
      'PostgreSQL at 127.0.0.1:1/none cannot be used: nothing listens there. Check DATABASE_URL.',
    ],
    [
      { TRUST_PROXY: '1' },
      'TRUST_PROXY=1 says that a proxy stands in front, but PUBLIC_URL does not say how people reach it.',
    ],
    [{ PUBLIC_URL: 'motcua' }, 'PUBLIC_URL must look like https://motcua.example.gov.vn, without a path.'],
  ])('a wrong setting %o: one sentence, exit code 1', async (settings, sentence) => {
    const program = start({ DATA_DIR: dataFolder(), ...settings })
    expect(await program.ended).toBe(1)
    expect(sentences(program)).toEqual([sentence])
  })
})
