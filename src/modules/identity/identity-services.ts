import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Application } from '#platform/application.ts'
import { readSecret } from '#platform/config.ts'
import { type Auth, createAuth } from './better-auth.ts'

export type IdentityApp = Pick<Application, 'config' | 'clock' | 'database'>

/** What accounts need beside the database: keys derived from the installation's one secret, and better-auth on top of both. */
export interface IdentityServices {
  auth(https: boolean): Auth
  /** Signs session cookies and encrypts second-factor secrets. */
  authSecret: string
  /** The same text for the same request, unguessable without the installation's secret: a repeated request shows the same. */
  oneTimeText(purpose: 'password' | 'token', requestId: string, length: number): string
  /** For a cookie that only this server can read, until `expires`. */
  seal(value: unknown, expires: Date): string
  /** Undefined when somebody changed it, or when it is too old. */
  unseal(sealed: string, now: Date): unknown
}

const made = new WeakMap<IdentityApp, IdentityServices>()

export function identityServices(app: IdentityApp): IdentityServices {
  const known = made.get(app)
  if (known) return known
  const fresh = createServices(app, readSecret(app.config, process.env))
  made.set(app, fresh)
  return fresh
}

function createServices(app: IdentityApp, secret: string): IdentityServices {
  const derive = (purpose: string) => createHmac('sha256', secret).update(`identity ${purpose}`).digest()
  const authSecret = derive('sessions').toString('base64url')
  const sealKey = derive('sealed cookies')
  const textKey = derive('one-time texts')
  const auths = new Map<boolean, Auth>()
  return {
    authSecret,
    auth(https) {
      const auth = auths.get(https) ?? createAuth({ db: app.database.db, secret: authSecret, https })
      auths.set(https, auth)
      return auth
    },
    oneTimeText: (purpose, requestId, length) =>
      readableText(createHmac('sha512', textKey).update(`${purpose} ${requestId}`).digest(), length),
    seal(value, expires) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv)
      const text = JSON.stringify({ value, expires: expires.getTime() })
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    unseal: (sealed, now) => unsealWith(sealKey, sealed, now),
  }
}

function unsealWith(key: Buffer, sealed: string, now: Date): unknown {
  try {
    const bytes = Buffer.from(sealed, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(-16))
    const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
    const { value, expires } = JSON.parse(text) as { value: unknown; expires: number }
    return expires > now.getTime() ? value : undefined
  } catch {
    return undefined
  }
}

/** Letters and digits that nobody mistakes for one another on paper: no 0 o 1 l i. 31 signs, so 16 of them carry 79 bits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

function readableText(bytes: Buffer, length: number): string {
  // 248 is the largest multiple of 31 in a byte; what lies above would make the first signs likelier.
  const fair = [...bytes].filter((byte) => byte < 248).slice(0, length)
  if (fair.length < length) throw new Error('too few bytes for a one-time text')
  return fair.map((byte) => alphabet[byte % alphabet.length]).join('')
}
