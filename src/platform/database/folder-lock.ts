import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { ConfigurationError } from '../config.ts'

/** Another living process holds the data folder. */
export class FolderInUse extends ConfigurationError {
  readonly pid: number

  constructor(folder: string, holder: Holder) {
    const where = holder.host === hostname() ? '' : ` on ${holder.host}`
    super(
      `The data folder ${folder} is in use by process ${holder.pid}${where}. Stop that process, or choose another DATA_DIR.`,
    )
    this.name = 'FolderInUse'
    this.pid = holder.pid
  }
}

interface Holder {
  pid: number
  host: string
  /** When the process began, in the kernel's ticks: a later process may get the same number. Absent outside Linux. */
  began?: string
}

const LOCK = 'database.lock'
const SIGN_OF_LIFE_MS = 10_000
/** A holder on another machine (or container) cannot be asked; without a sign of life for this long it counts as gone. */
const GONE_AFTER_MS = 60_000

/**
 * Takes the data folder for this process: the embedded engine itself would let a second process in, and both would ruin it.
 * A lock left by a process that was killed is taken over.
 * @returns gives the folder free
 * @throws FolderInUse, naming the process
 */
export async function lockFolder(folder: string): Promise<() => void> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, LOCK)
  const me = JSON.stringify({ pid: process.pid, host: hostname(), ...beginningOf(process.pid) } satisfies Holder)
  await withTakeover(path, () => {
    const holder = readHolder(path)
    if (holder && isAlive(holder, path)) throw new FolderInUse(folder, holder)
    writeFileSync(path, me)
  })
  const signs = setInterval(() => giveSignOfLife(path), SIGN_OF_LIFE_MS)
  signs.unref()
  return () => {
    clearInterval(signs)
    rmSync(path, { force: true })
  }
}

/** Somebody may have removed the lock or its folder by hand; that must not end the server. */
function giveSignOfLife(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {}
}

/** Only one process at a time may look at the lock and replace it. */
async function withTakeover(path: string, work: () => void): Promise<void> {
  const gate = `${path}.gate`
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(gate, '', { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 100) throw error
      // The gate is held for microseconds; one this old was left by a process that was killed in between.
      if (attempt === 40) rmSync(gate, { force: true })
      await wait(25)
    }
  }
  try {
    work()
  } finally {
    rmSync(gate, { force: true })
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return Date.now() - statSync(path).mtimeMs < GONE_AFTER_MS
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return holder.began === undefined || holder.began === beginningOf(holder.pid).began
}

function beginningOf(pid: number): Pick<Holder, 'began'> {
  try {
    // proc(5): the 22nd field is the start time; the 2nd, the name in brackets, may itself hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return began === undefined ? {} : { began }
  } catch {
    return {}
  }
}
