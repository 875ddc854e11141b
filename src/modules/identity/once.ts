import { data } from 'react-router'
import { z } from 'zod'
import { readCookies } from '#platform/http/preferences.ts'
import { type IdentityApp, identityServices } from './identity-services.ts'
import { isHttps } from './sign-in.ts'

/** A secret on its way to the one page that shows it: sealed in a cookie, shown after the 303, then gone. */
export interface Once {
  kind: 'password' | 'token'
  /** Of the account or the token. */
  id: string
  text: string
}

const cookieName = 'motcua.once'
const seconds = 120
const onceSchema = z.object({ kind: z.enum(['password', 'token']), id: z.string(), text: z.string() })

export function onceCookie(app: IdentityApp, request: Request, once: Once): string {
  const sealed = identityServices(app).seal(once, new Date(app.clock.now().getTime() + seconds * 1000))
  return `${cookieName}=${sealed}; Max-Age=${seconds}; ${attributes(request)}`
}

/** The loader's answer with the secret, when there is one for this page; a reload does not show it again. */
export function withOnce<Body extends object>(
  app: IdentityApp,
  request: Request,
  kind: Once['kind'],
  id: string | undefined,
  body: Body,
) {
  const sealed = readCookies(request.headers.get('cookie'))[cookieName]
  const opened = onceSchema.safeParse(sealed && identityServices(app).unseal(sealed, app.clock.now()))
  const fits = opened.success && opened.data.kind === kind && (id === undefined || opened.data.id === id)
  const headers = new Headers()
  if (fits) headers.append('Set-Cookie', `${cookieName}=; Max-Age=0; ${attributes(request)}`)
  return data({ ...body, once: fits ? opened.data : null }, { headers })
}

function attributes(request: Request): string {
  return `Path=/identity; HttpOnly; SameSite=Strict${isHttps(request) ? '; Secure' : ''}`
}
