import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { scopeOf } from '#platform/http/request-context.ts'
import { noteSeen } from './authenticate.ts'
import { type Duty, readSession, type SignedIn } from './session-state.ts'
import type { Caller } from './sign-in.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** Only an address of this site, so that a link cannot use the sign-in to lead somewhere else. */
export function safeNext(next: string | null | undefined): string | undefined {
  if (!next?.startsWith('/') || /^\/[/\\]/.test(next) || next.includes('\\')) return undefined
  if ([...next].some((sign) => sign < ' ')) return undefined
  if (/^\/(login|logout)\b/.test(next)) return undefined
  return next
}

export function nextOf(request: Request): string | undefined {
  return safeNext(new URL(request.url).searchParams.get('next'))
}

/** The same `next`, carried to another page of the sign-in. */
export function withNext(path: string, next: string | undefined): string {
  return next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`
}

export function callerOf(args: Args): Caller {
  return { request: args.request, address: scopeOf(args).address }
}

/** 303 with cookies: how every step of the sign-in ends. */
export function leave(to: string, cookies: readonly string[] = []): Response {
  const response = redirect(to, 303)
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

export function dutyPath(duty: Exclude<Duty, 'none'>): string {
  return duty === 'new_password' ? '/login/new-password' : '/login/enrol'
}

/** First line of a page about the own account: signed in, whatever duties are open; else to /login and back. */
export async function requireSession(args: Args): Promise<SignedIn> {
  const { app } = scopeOf(args)
  const state = await readSession(app, args.request)
  if (state.kind === 'signed_in') {
    await noteSeen(app, state)
    return state
  }
  const url = new URL(args.request.url)
  throw redirect(withNext('/login', safeNext(url.pathname + url.search)))
}

/** First line of a page of the officer's frame about the own account: open duties come first. */
export async function requireOwnPage(args: Args): Promise<SignedIn> {
  const state = await requireSession(args)
  if (state.duty === 'none') return state
  const url = new URL(args.request.url)
  throw redirect(withNext(dutyPath(state.duty), safeNext(url.pathname + url.search)))
}
