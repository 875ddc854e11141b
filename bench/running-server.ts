import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import process from 'node:process'
import { projectPath } from '#platform/project.ts'

export interface RunningServer {
  address: string
  /** From the start of the process to the first good answer of /api/v1/health. */
  startMilliseconds: number
  residentMegabytes(): number
  stop(): Promise<void>
}

/** The built server as a process of its own, on the world's data. */
export async function runServer(environment: Record<string, string>): Promise<RunningServer> {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const started = performance.now()
  const child = spawn(process.execPath, [projectPath('build/server/index.js')], {
    env: { ...process.env, RATE_LIMIT_PER_MINUTE: '1000000', ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr.resume()
  await untilHealthy(address, child)
  const startMilliseconds = Math.round(performance.now() - started)
  return { address, startMilliseconds, residentMegabytes: () => residentMegabytes(child.pid), stop: () => stop(child) }
}

async function untilHealthy(address: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}; is it built?`)
    const answer = await fetch(`${address}/api/v1/health`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

function residentMegabytes(pid: number | undefined): number {
  const status = pid ? process.getBuiltinModule('node:fs').readFileSync(`/proc/${pid}/status`, 'utf8') : ''
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

/** Signs in as a person of the demonstration; the answer is the cookie header. */
export async function signIn(address: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${address}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: address },
    body: new URLSearchParams({ username, password }),
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (cookies.length === 0) throw new Error(`${username} could not sign in (${answer.status})`)
  return cookies.join('; ')
}
