import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigurationError, readConfig, readSecret } from './config.ts'

test('nothing set', () => {
  expect(readConfig({}, [])).toEqual({
    port: 3000,
    dataFolder: resolve('data-local'),
    rateLimitPerMinute: 120,
    empty: false,
    uploadLimitBytes: 50 * 1024 * 1024,
    trustProxy: false,
  })
})

test('everything set', () => {
  const env = {
    PORT: '8080',
    DATA_DIR: '/srv/x',
    DATABASE_URL: 'postgres://a@b/c',
    RATE_LIMIT_PER_MINUTE: '10',
    MAX_UPLOAD_MB: '5',
    PUBLIC_URL: 'https://motcua.anbinh.gov.vn/',
    TRUST_PROXY: '1',
    SECURITY_CONTACT: 'mailto:an-ninh@anbinh.gov.vn',
    SMTP_URL: 'smtp://motcua:bi-mat@thu.anbinh.gov.vn:587',
    MAIL_FROM: 'Một cửa An Bình <motcua@anbinh.gov.vn>',
  }
  expect(readConfig(env, ['--empty'])).toEqual({
    port: 8080,
    dataFolder: '/srv/x',
    databaseUrl: 'postgres://a@b/c',
    rateLimitPerMinute: 10,
    empty: true,
    uploadLimitBytes: 5 * 1024 * 1024,
    publicUrl: 'https://motcua.anbinh.gov.vn',
    trustProxy: true,
    securityContact: 'mailto:an-ninh@anbinh.gov.vn',
    mail: {
      smtpUrl: 'smtp://motcua:bi-mat@thu.anbinh.gov.vn:587',
      from: 'Một cửa An Bình <motcua@anbinh.gov.vn>',
    },
  })
})

test.each([
  [{ PORT: 'http' }, [], 'PORT must be a whole number'],
  [{ PORT: '70000' }, [], 'PORT must be a whole number'],
  [{ RATE_LIMIT_PER_MINUTE: '0' }, [], 'RATE_LIMIT_PER_MINUTE'],
  [{ DATABASE_URL: 'mysql://a/b' }, [], 'must look like postgres://'],
  [{ DATABASE_URL: 'localhost' }, [], 'must look like postgres://'],
  [{ DATABASE_URL: 'postgres://a@b' }, [], 'names no database'],
  [{ PUBLIC_URL: 'motcua.gov.vn' }, [], 'PUBLIC_URL must look like'],
  [{ TRUST_PROXY: 'yes' }, [], 'TRUST_PROXY'],
  [{ TRUST_PROXY: '1' }, [], 'but PUBLIC_URL does not say'],
  [{ SMTP_URL: 'smtp://thu.anbinh.gov.vn' }, [], 'but MAIL_FROM does not say'],
  [{ MAIL_FROM: 'a@anbinh.gov.vn' }, [], 'but SMTP_URL does not say'],
  [{ SMTP_URL: 'thu.anbinh.gov.vn:25', MAIL_FROM: 'a@anbinh.gov.vn' }, [], 'SMTP_URL must look like'],
  [{ SMTP_URL: 'smtp://thu.anbinh.gov.vn', MAIL_FROM: 'Một cửa' }, [], 'MAIL_FROM must look like'],
  [{}, ['--emtpy'], 'Unknown option --emtpy'],
])('%o %o is one clear sentence', (env, argv, sentence) => {
  const read = () => readConfig(env, argv)
  expect(read).toThrow(ConfigurationError)
  expect(read).toThrow(sentence)
})

test('an empty value counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }, [])).toEqual(readConfig({}, []))
})

test('the secret is made once, for its owner alone', () => {
  const dataFolder = join(mkdtempSync(join(tmpdir(), 'motcua-')), 'new')
  const secret = readSecret({ dataFolder }, {})
  expect(secret).toHaveLength(43)
  expect(readSecret({ dataFolder }, {})).toBe(secret)
  expect(readFileSync(join(dataFolder, 'secret'), 'utf8')).toBe(secret)
  expect(statSync(join(dataFolder, 'secret')).mode & 0o777).toBe(0o600)
})

test('a given secret is taken, a short or emptied one refused', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'motcua-'))
  expect(readSecret({ dataFolder }, { MOTCUA_SECRET: 'x'.repeat(40) })).toBe('x'.repeat(40))
  expect(() => readSecret({ dataFolder }, { MOTCUA_SECRET: 'short' })).toThrow('at least 32')
  writeFileSync(join(dataFolder, 'secret'), '')
  expect(() => readSecret({ dataFolder }, {})).toThrow('holds no secret')
})
