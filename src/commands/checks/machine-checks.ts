import { existsSync } from 'node:fs'
import { access, constants, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { openMailTransport } from '#platform/mail/mail-transport.ts'
import { projectPath } from '#platform/project.ts'
import { m } from '#words'
import type { Call } from '../command.ts'
import { amountCheck, type Check, GIGABYTE, MEGABYTE } from './check.ts'

const OLDEST_NODE = 26
const SHORTEST_SECRET = 32

/** What the machine itself must bring: looked at without opening the database. */
export async function machineChecks({ config, env }: Pick<Call, 'config' | 'env'>): Promise<Check[]> {
  const folder = nearestFolder(config.dataFolder)
  const disk = await statfs(folder)
  return [
    nodeCheck(),
    zoneCheck(),
    await folderCheck(config.dataFolder, folder),
    amountCheck('disk', m.commands_doctor_disk(), disk.bavail * disk.bsize, { warn: 5 * GIGABYTE, fail: GIGABYTE / 2 }),
    amountCheck('memory', m.commands_doctor_memory(), process.availableMemory(), {
      warn: GIGABYTE,
      fail: 256 * MEGABYTE,
    }),
    await secretCheck(join(config.dataFolder, 'secret'), env.MOTCUA_SECRET),
    await portCheck(config.port),
    pagesCheck(),
    await mailCheck(config),
  ]
}

/** Without a mail server everything works, but nobody outside hears of it. */
async function mailCheck(config: Call['config']): Promise<Check> {
  const check = (status: Check['status'], detail: string): Check => ({
    name: 'mail',
    label: m.commands_doctor_mail(),
    status,
    detail,
  })
  const transport = openMailTransport(config)
  if (!transport) return check('warn', m.commands_doctor_mail_off())
  try {
    await transport.verify()
    return check('ok', m.commands_doctor_mail_good())
  } catch (error) {
    return check('fail', m.commands_doctor_mail_bad({ error: (error as Error).message }))
  } finally {
    transport.close()
  }
}

function nodeCheck(): Check {
  const version = process.versions.node
  const good = Number(version.split('.')[0]) >= OLDEST_NODE
  const detail = good ? version : m.commands_doctor_node_old({ version })
  return { name: 'node', label: m.commands_doctor_node(), status: good ? 'ok' : 'fail', detail }
}

/** Deadlines are counted in legal time, whatever zone the machine itself is set to. */
function zoneCheck(): Check {
  const label = m.commands_doctor_zone()
  try {
    const now = Temporal.Now.zonedDateTimeISO('Asia/Ho_Chi_Minh')
    const good = now.offset === '+07:00'
    const text = now.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
    return {
      name: 'time_zone',
      label,
      status: good ? 'ok' : 'fail',
      detail: m.commands_doctor_zone_good({ now: text }),
    }
  } catch {
    return { name: 'time_zone', label, status: 'fail', detail: m.commands_doctor_zone_missing() }
  }
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder))
}

async function folderCheck(wanted: string, nearest: string): Promise<Check> {
  const writable = await access(nearest, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  const detail = !writable
    ? m.commands_doctor_folder_refused({ folder: nearest })
    : wanted === nearest
      ? wanted
      : m.commands_doctor_folder_new({ folder: wanted })
  return { name: 'data_folder', label: m.commands_doctor_folder(), status: writable ? 'ok' : 'fail', detail }
}

async function secretCheck(path: string, given: string | undefined): Promise<Check> {
  const check = (status: Check['status'], detail: string): Check => ({
    name: 'secret',
    label: m.commands_doctor_secret(),
    status,
    detail,
  })
  if (given) {
    if (given.length < SHORTEST_SECRET) return check('fail', m.commands_doctor_secret_short())
    return check('ok', m.commands_doctor_secret_environment())
  }
  const found = await stat(path).catch(() => undefined)
  if (!found) return check('ok', m.commands_doctor_secret_new())
  const mode = (found.mode & 0o777).toString(8)
  // Windows keeps its own rights; the mode says nothing there.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    return check('fail', m.commands_doctor_secret_open({ mode, path }))
  return check('ok', m.commands_doctor_secret_private())
}

async function portCheck(port: number): Promise<Check> {
  const check = (status: Check['status'], detail: string): Check => ({
    name: 'port',
    label: m.commands_doctor_port(),
    status,
    detail,
  })
  const problem = await tryPort(port)
  if (problem === undefined) return check('ok', m.commands_doctor_port_free({ port }))
  if (problem !== 'EADDRINUSE') return check('fail', m.commands_doctor_port_refused({ port, reason: problem }))
  const ours = await answersAsOurs(port)
  return ours
    ? check('ok', m.commands_doctor_port_ours({ port }))
    : check('fail', m.commands_doctor_port_taken({ port }))
}

/** Undefined when the port could be opened (and was closed again). */
function tryPort(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, () => server.close(() => resolve(undefined)))
  })
}

async function answersAsOurs(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://localhost:${port}/api/v1/health`, { signal: AbortSignal.timeout(2_000) })
    return answer.ok && /json/.test(answer.headers.get('content-type') ?? '')
  } catch {
    return false
  }
}

function pagesCheck(): Check {
  const there = existsSync(projectPath('build/server/index.js'))
  const detail = there ? m.commands_doctor_pages_there() : m.commands_doctor_pages_missing()
  return { name: 'pages', label: m.commands_doctor_pages(), status: there ? 'ok' : 'warn', detail }
}
