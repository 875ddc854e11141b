import { renderToString } from 'react-dom/server'
import {
  type ActionFunctionArgs,
  type EntryContext,
  isRouteErrorResponse,
  type LoaderFunctionArgs,
  Outlet,
  type ServerBuild,
  ServerRouter,
} from 'react-router'
import type { Actor } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { pages } from '#platform/http/pages.ts'
import { type Locale, runWithLocale } from '#platform/i18n/locale.ts'

/** As much of a route module as a test needs. */
export interface RouteModule {
  default?: () => unknown
  loader?: (args: LoaderFunctionArgs) => unknown
  action?: (args: ActionFunctionArgs) => unknown
}

export interface PageServer {
  get(path: string, actor: Actor, locale?: Locale): Promise<Page>
  /** As a browser without JavaScript sends a form; a list of pairs keeps repeated names. */
  post(path: string, actor: Actor, fields: Readonly<Record<string, string>>): Promise<Page>
}

export interface Page {
  status: number
  location: string | null
  html: string
  response: Response
}

/** Pages as the product serves them, loaders, actions, refusals and rendering alike, but for the frame around them. */
export function pageServer(app: Application, routes: Readonly<Record<string, RouteModule>>): PageServer {
  const render = pages(buildOf(routes), { navigation: [] }, 'production')
  const answer = (request: Request, actor: Actor, locale: Locale) =>
    runWithLocale(locale, async () => {
      const scope = { app, actor, locale, address: '127.0.0.1' }
      const response = await render(request, scope, { nonce: 'test', theme: 'light', requestId: 'test' })
      const html = /html|json/.test(response.headers.get('Content-Type') ?? '') ? await response.clone().text() : ''
      return { status: response.status, location: response.headers.get('Location'), html, response }
    })
  return {
    get: (path, actor, locale = 'vi') => answer(new Request(new URL(path, ORIGIN)), actor, locale),
    post: (path, actor, fields) => {
      const body = new URLSearchParams(fields)
      return answer(new Request(new URL(path, ORIGIN), { method: 'POST', body }), actor, 'vi')
    },
  }
}

const ORIGIN = 'http://localhost:3000'

function buildOf(routes: Readonly<Record<string, RouteModule>>): ServerBuild {
  const own = Object.entries(routes).map(
    ([path, module]) => [path, { id: path, parentId: 'root', path, module }] as const,
  )
  const build = {
    entry: { module: { default: document } },
    routes: { root: { id: 'root', path: '', module: { default: Outlet, ErrorBoundary } }, ...Object.fromEntries(own) },
    assets: {
      entry: { module: '', imports: [] },
      routes: Object.fromEntries([
        ['root', asset('root', {})],
        ...own.map(([path, { module }]) => [path, asset(path, module)]),
      ]),
      url: '',
      version: 'test',
    },
    publicPath: '/',
    assetsBuildDirectory: '',
    basename: '/',
    future: {},
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: 'initial', manifestPath: '/__manifest' },
  }
  return build as unknown as ServerBuild
}

function asset(path: string, module: RouteModule) {
  return {
    id: path,
    path,
    ...(path === 'root' ? {} : { parentId: 'root' }),
    hasLoader: module.loader !== undefined,
    hasAction: module.action !== undefined,
    hasErrorBoundary: path === 'root',
    hasClientAction: false,
    hasClientLoader: false,
    hasClientMiddleware: false,
    module: '',
  }
}

function document(request: Request, status: number, headers: Headers, router: EntryContext): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(renderToString(<ServerRouter context={router} url={request.url} />), { status, headers })
}

function ErrorBoundary({ error }: { error: unknown }) {
  if (!isRouteErrorResponse(error)) return <pre>{error instanceof Error ? error.stack : String(error)}</pre>
  return <p>{(error.data as { message?: string } | null)?.message}</p>
}
