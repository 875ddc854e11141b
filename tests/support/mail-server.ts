import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as the server took it. */
export interface TakenLetter {
  to: string[]
  raw: string
  user: string | undefined
}

export interface MailServer {
  url: string
  letters: TakenLetter[]
  /** Addresses that do not exist here (550), or that cannot be served now (451). */
  unknown: Set<string>
  busy: Set<string>
  /** Cuts the line in the middle of so many letters. */
  cut: { letters: number }
  stop(): Promise<void>
}

/** A real SMTP server on this machine, without TLS. With `user` it asks for a password. */
export async function startMailServer(options: { user?: string; pass?: string } = {}): Promise<MailServer> {
  const letters: TakenLetter[] = []
  const unknown = new Set<string>()
  const busy = new Set<string>()
  const cut = { letters: 0 }
  const settings: SMTPServerOptions = {
    disabledCommands: options.user ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    authOptional: !options.user,
    onAuth: (auth, _session, callback) =>
      auth.username === options.user && auth.password === options.pass
        ? callback(null, { user: auth.username })
        : callback(new Error('wrong password')),
    onRcptTo: (address, _session, callback) => {
      if (unknown.has(address.address)) return callback(refusal(550, `no mailbox ${address.address}`))
      return busy.has(address.address) ? callback(refusal(451, 'later')) : callback()
    },
    onData: (stream, session, callback) => {
      if (cut.letters > 0) {
        cut.letters -= 1
        stream.resume()
        for (const connection of server.connections) connection._socket.destroy()
        return
      }
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        letters.push({ to: session.envelope.rcptTo.map((each) => each.address), raw, user: session.user })
        callback()
      })
    },
  }
  const server = new SMTPServer(settings) as SMTPServer & { connections: Set<{ _socket: { destroy(): void } }> }
  // A line that was cut is an error of this server, too.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const credentials = options.user ? `${options.user}:${options.pass}@` : ''
  return {
    url: `smtp://${credentials}127.0.0.1:${port}`,
    letters,
    unknown,
    busy,
    cut,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** With plain spaces: dates are kept together by others. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

/** Value of a header with its continuation lines, encoded words (RFC 2047) made readable. */
export function headerOf(letter: TakenLetter, name: string): string {
  const head = letter.raw.split('\r\n\r\n')[0] ?? ''
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const line = lines.find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? ''
  const value = line
    .slice(name.length + 1)
    .trim()
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    )
  return plain(value)
}

/** The plain text of a letter with text and HTML. */
export function textOf(letter: TakenLetter): string {
  return plain(rawTextOf(letter))
}

function rawTextOf(letter: TakenLetter): string {
  const boundary = /boundary="([^"]+)"/.exec(letter.raw)?.[1]
  const parts = boundary ? letter.raw.split(`--${boundary}`) : [letter.raw]
  const part = parts.find((each) => /content-type: text\/plain/i.test(each)) ?? ''
  const at = part.indexOf('\r\n\r\n')
  const body = part.slice(at + 4)
  if (/transfer-encoding: base64/i.test(part.slice(0, at))) return Buffer.from(body, 'base64').toString('utf8')
  return /transfer-encoding: quoted-printable/i.test(part.slice(0, at))
    ? quotedPrintable(body.replaceAll('=\r\n', ''))
    : body
}

function quotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
