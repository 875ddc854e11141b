import { type LoaderFunctionArgs, redirect } from 'react-router'
import { trackingKey, trackingSecret } from '#modules/dossiers/exports.ts'
import { type RequestScope, scopeOf } from '#platform/http/request-context.ts'
import { findAccess } from './access-cookie.ts'
import { normalCode } from './second-factor.ts'
import { readTracking, type TrackingRecord } from './tracking-record.ts'

export interface Tracked {
  scope: RequestScope
  record: TrackingRecord
  /** The signed key of the dossier, for acts on it. */
  key: string
  /** Where to go back to: with the link's key when the person came by it. */
  back: (mark?: string) => string
}

/**
 * First line of every tracking page's loader and action: the signed link or the cookie of the second factor, else to the
 * look-up form, whether or not such a dossier exists.
 */
export async function requireTracking(
  args: Pick<LoaderFunctionArgs, 'context' | 'request' | 'params'>,
): Promise<Tracked> {
  const scope = scopeOf(args)
  const { app } = scope
  const code = normalCode(args.params.code ?? '')
  const access = findAccess(app, args.request, code, app.clock.now())
  const record = access && (await readTracking(scope, code))
  if (!record) throw redirect(`/tracking?code=${encodeURIComponent(code)}`)
  const key = trackingKey(code, trackingSecret(app))
  const back = (mark?: string) => {
    const search = new URLSearchParams([
      ...(access === 'key' ? [['k', key]] : []),
      ...(mark ? [['done', mark]] : []),
    ] as [string, string][])
    return `/tracking/${encodeURIComponent(code)}${search.size > 0 ? `?${search}` : ''}`
  }
  return { scope, record, key, back }
}
