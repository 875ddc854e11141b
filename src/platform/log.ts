import process from 'node:process'

const LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof LEVELS)[number]

/**
 * What goes into a log line besides the sentence: codes, ids, counts, durations. Never a name, a number of an identity
 * card, a phone or an address: logs are kept and copied outside the rules for personal data (Law 91/2025/QH15).
 */
export type LogFields = Record<string, string | number | boolean | null | undefined>

export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields, error?: unknown): void
  /** A log whose every line carries these fields. */
  with(fields: LogFields): Log
}

export interface LogOptions {
  level?: LogLevel
  /** Readable lines for a person at a terminal, otherwise one JSON object a line. */
  readable?: boolean
  write?: (line: string) => void
  now?: () => Date
}

export function createLog(options: LogOptions = {}): Log {
  const settings = {
    least: LEVELS.indexOf(options.level ?? 'info'),
    readable: options.readable ?? process.stderr.isTTY === true,
    write: options.write ?? ((line: string) => void process.stderr.write(`${line}\n`)),
    now: options.now ?? (() => new Date()),
  }
  return logWith({}, (level, message, fields, error) => {
    if (LEVELS.indexOf(level) < settings.least) return
    const format = settings.readable ? readableLine : jsonLine
    settings.write(format(settings.now(), level, message, fields, error))
  })
}

/** Says nothing: for tests and for commands that print their own output. */
export const silentLog: Log = logWith({}, () => {})

type Emit = (level: LogLevel, message: string, fields: LogFields, error?: unknown) => void

function logWith(base: LogFields, emit: Emit): Log {
  return {
    debug: (message, fields) => emit('debug', message, { ...base, ...fields }),
    info: (message, fields) => emit('info', message, { ...base, ...fields }),
    warn: (message, fields) => emit('warn', message, { ...base, ...fields }),
    error: (message, fields, error) => emit('error', message, { ...base, ...fields }, error),
    with: (fields) => logWith({ ...base, ...fields }, emit),
  }
}

function jsonLine(at: Date, level: LogLevel, message: string, fields: LogFields, error?: unknown): string {
  const fault = error === undefined ? {} : { error: describe(error) }
  return JSON.stringify({ at: at.toISOString(), level, message, ...fields, ...fault })
}

function readableLine(at: Date, level: LogLevel, message: string, fields: LogFields, error?: unknown): string {
  const rest = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}=${value}`)
    .join('')
  const fault = error === undefined ? '' : `\n${describe(error)}`
  const mark = level === 'info' ? '' : `${level.toUpperCase()} `
  return `${at.toTimeString().slice(0, 8)} ${mark}${message}${rest}${fault}`
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
