import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { renderScope } from '#platform/http/render-context.ts'
import { requestScope } from '#platform/http/request-context.ts'
import { NonceContext } from '#platform/ui/nonce-context.ts'

const ABORT_AFTER_MS = 6_000

/** Renders the document: the shell is sent as soon as it is ready, inside the language of the request. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce } = context.get(renderScope)
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <ServerRouter context={router} url={request.url} nonce={nonce} />
      </NonceContext>,
      {
        nonce,
        onShellReady() {
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          pipe(body)
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        },
        onShellError: reject,
        onError: (error) => logFault(error, context),
      },
    )
    setTimeout(() => abort(), ABORT_AFTER_MS).unref()
  })
}

/** Every error that no `Refusal` stands for; the person sees the request's id, the log has the rest. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  logFault(error, context)
}

function logFault(error: unknown, context: Readonly<RouterContextProvider>): void {
  context.get(requestScope).app.log.error('fault', { id: context.get(renderScope).requestId }, error)
}
