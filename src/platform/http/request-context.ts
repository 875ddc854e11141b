import { createContext, type RouterContextProvider } from 'react-router'
import { notAllowed } from '../access/action.ts'
import { type Actor, can } from '../access/actor.ts'
import { recordDeniedPage } from '../access/audit-store.ts'
import type { Application } from '../application.ts'
import type { Locale } from '../i18n/locale.ts'

export interface RequestScope {
  app: Application
  /** `applicant` when nobody is signed in. */
  actor: Actor
  locale: Locale
  /** Address of the caller, for the audit log and the rate limit. */
  address: string
}

/** What server.ts hands to every loader and action: `const { app, actor } = context.get(requestScope)`. */
export const requestScope = createContext<RequestScope>()

type LoaderContext = { context: Readonly<RouterContextProvider>; request: Request }

export function scopeOf({ context }: Pick<LoaderContext, 'context'>): RequestScope {
  return context.get(requestScope)
}

/** The address as it stands in the browser: a page that is already open asks for data under the same one with `.data`. */
export function pageAddress(request: Request): string {
  const url = new URL(request.url)
  url.searchParams.delete('_routes')
  return url.pathname.replace(/\.data$/, '') + url.search
}

/** First line of every officer page's loader: signed in (else to /login and back), and allowed (else 403, logged). */
export async function requirePage(args: LoaderContext, permission: string): Promise<RequestScope> {
  const scope = scopeOf(args)
  const url = new URL(args.request.url)
  if (scope.actor.kind === 'applicant') {
    throw new Response(null, {
      status: 302,
      headers: { Location: `/login?next=${encodeURIComponent(pageAddress(args.request))}` },
    })
  }
  if (!can(scope.actor, permission)) {
    await recordDeniedPage(
      scope.app.database.db,
      scope.actor,
      permission,
      url.pathname,
      scope.app.clock.now(),
      scope.address,
    )
    throw notAllowed()
  }
  return scope
}

/** First line of a REST route that reads: allowed, else 403 and a line in the log. */
export async function requireReading(scope: RequestScope, permission: string, path: string): Promise<void> {
  if (can(scope.actor, permission)) return
  await recordDeniedPage(scope.app.database.db, scope.actor, permission, path, scope.app.clock.now(), scope.address)
  throw notAllowed()
}
