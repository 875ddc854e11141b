import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** What an administrator set cannot work. The message is one sentence for that person; the program prints it and exits with 1. */
export class ConfigurationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ConfigurationError'
  }
}

export interface Config {
  port: number
  /** Absolute; holds the embedded database, uploaded files, copies and the secret. */
  dataFolder: string
  /** Address of PostgreSQL; absent: the embedded database in `dataFolder`. */
  databaseUrl?: string
  /** Requests that one address may make to the public pages and the API in a minute. */
  rateLimitPerMinute: number
  /** A real installation: nothing of the demonstration is loaded. */
  empty: boolean
  /** Largest uploaded file, in bytes. */
  uploadLimitBytes: number
  /** How people reach the installation (`https://motcua.anbinh.gov.vn`), when a proxy stands in front. Ends without a slash. */
  publicUrl?: string
  /** The proxy in front writes the caller's address into `X-Forwarded-For`. */
  trustProxy: boolean
  /** For /.well-known/security.txt: a mailto: or https: address. */
  securityContact?: string
  /** Where letters are handed in, and whom they come from; absent: no mail leaves. */
  mail?: { smtpUrl: string; from: string }
}

const wholeNumber = (name: string, least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .or(z.undefined())
    .catch(() => {
      throw new ConfigurationError(`${name} must be a whole number from ${least} to ${most}.`)
    })

const Environment = z.object({
  PORT: wholeNumber('PORT', 0, 65_535).default(3000),
  DATA_DIR: z.string().default('./data-local'),
  DATABASE_URL: z.string().optional(),
  RATE_LIMIT_PER_MINUTE: wholeNumber('RATE_LIMIT_PER_MINUTE', 1, 1_000_000).default(120),
  MAX_UPLOAD_MB: wholeNumber('MAX_UPLOAD_MB', 1, 2_000).default(50),
  PUBLIC_URL: z.string().optional(),
  TRUST_PROXY: wholeNumber('TRUST_PROXY', 0, 1).default(0),
  SECURITY_CONTACT: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
})

const OPTIONS = ['--empty']

/**
 * Reads the settings of the server and of the command line.
 * @param argv the arguments after the script's name
 * @throws ConfigurationError when a value is wrong or half of a pair is missing
 */
export function readConfig(env: Record<string, string | undefined>, argv: readonly string[]): Config {
  const unknown = argv.find((argument) => argument.startsWith('-') && !OPTIONS.includes(argument))
  if (unknown) throw new ConfigurationError(`Unknown option ${unknown}; the server knows: ${OPTIONS.join(', ')}.`)
  // An empty value is how many tools say "not set".
  const given = Environment.parse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (given.TRUST_PROXY === 1 && !given.PUBLIC_URL) {
    throw new ConfigurationError(
      'TRUST_PROXY=1 says that a proxy stands in front, but PUBLIC_URL does not say how people reach it.',
    )
  }
  return {
    port: given.PORT,
    dataFolder: resolve(given.DATA_DIR),
    ...(given.DATABASE_URL ? { databaseUrl: checkedAddress(given.DATABASE_URL) } : {}),
    rateLimitPerMinute: given.RATE_LIMIT_PER_MINUTE,
    empty: argv.includes('--empty'),
    uploadLimitBytes: given.MAX_UPLOAD_MB * 1_048_576,
    ...(given.PUBLIC_URL ? { publicUrl: checkedPublicUrl(given.PUBLIC_URL) } : {}),
    trustProxy: given.TRUST_PROXY === 1,
    ...(given.SECURITY_CONTACT ? { securityContact: given.SECURITY_CONTACT } : {}),
    ...mailSettings(given),
  }
}

/** Both or neither: half of it would be noticed by the first person who waits for a letter. */
function mailSettings({ SMTP_URL, MAIL_FROM }: { SMTP_URL?: string | undefined; MAIL_FROM?: string | undefined }) {
  if (!SMTP_URL && !MAIL_FROM) return {}
  if (!SMTP_URL)
    throw new ConfigurationError('MAIL_FROM is set, but SMTP_URL does not say which server sends the mail.')
  if (!MAIL_FROM) throw new ConfigurationError('SMTP_URL is set, but MAIL_FROM does not say whom the mail comes from.')
  const url = URL.parse(SMTP_URL)
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname) {
    throw new ConfigurationError('SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host.')
  }
  if (!/^([^<>\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(MAIL_FROM)) {
    throw new ConfigurationError('MAIL_FROM must look like motcua@example.gov.vn or Một cửa <motcua@example.gov.vn>.')
  }
  return { mail: { smtpUrl: SMTP_URL, from: MAIL_FROM } }
}

function checkedPublicUrl(address: string): string {
  const url = URL.parse(address)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
    throw new ConfigurationError('PUBLIC_URL must look like https://motcua.example.gov.vn, without a path.')
  }
  return url.origin
}

function checkedAddress(address: string): string {
  const url = URL.parse(address)
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new ConfigurationError('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  }
  if (url.pathname.length < 2) throw new ConfigurationError('DATABASE_URL names no database: add /name at its end.')
  return address
}

const SECRET_BYTES = 32

/**
 * The key that signs sessions and tracking links: MOTCUA_SECRET, or a file in the data folder that is made once, readable
 * by its owner only. Every key of the product is derived from it.
 * @throws ConfigurationError when the secret is too short or the folder cannot be written
 */
export function readSecret(config: Pick<Config, 'dataFolder'>, env: Record<string, string | undefined>): string {
  if (env.MOTCUA_SECRET) {
    if (env.MOTCUA_SECRET.length < SECRET_BYTES) {
      throw new ConfigurationError(`MOTCUA_SECRET must have at least ${SECRET_BYTES} characters.`)
    }
    return env.MOTCUA_SECRET
  }
  const path = join(config.dataFolder, 'secret')
  try {
    mkdirSync(config.dataFolder, { recursive: true })
    // `wx`: of two processes that start together, one makes the file and both read it.
    writeFileSync(path, randomBytes(SECRET_BYTES).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new ConfigurationError(`The data folder ${config.dataFolder} cannot be written (DATA_DIR).`, {
        cause: error,
      })
    }
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < SECRET_BYTES)
    throw new ConfigurationError(`The file ${path} holds no secret: restore it from a backup.`)
  return secret
}
