import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { ConfigurationError } from '../config.ts'

export interface Listener {
  /** The real port, also when port 0 was asked for. */
  port: number
  /** Takes no new connections, lets requests in progress finish within the time, then cuts the rest. */
  stop(withinMs: number): Promise<void>
}

/** Uploads of 50 MB over a slow line take longer than Node's five minutes. */
const REQUEST_TIMEOUT_MS = 30 * 60_000

/** Gets a request first and passes it on by calling `next`: the development server's own files. */
export type Before = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void

export type Answer = (request: Request, bindings: Partial<HttpBindings>) => Promise<Response>

/** @throws ConfigurationError when the port cannot be opened */
export async function listen(port: number, answer: Answer, before?: Before): Promise<Listener> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: 30_000 })
  const respond = getRequestListener((request, bindings) => answer(request, bindings as HttpBindings), {
    overrideGlobalObjects: false,
  })
  server.on('request', (incoming, outgoing) => {
    if (before) before(incoming, outgoing, () => void respond(incoming, outgoing))
    else void respond(incoming, outgoing)
  })
  await opened(server, port)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: (withinMs) => stop(server, withinMs),
  }
}

function opened(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new ConfigurationError(`Port ${port} is already in use: stop the other program or set PORT.`))
      else if (error.code === 'EACCES')
        reject(new ConfigurationError(`Port ${port} may not be opened by this user: set PORT to 1024 or more.`))
      else reject(error)
    })
    server.listen(port)
  })
}

function stop(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), withinMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
