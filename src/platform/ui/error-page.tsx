import { isRouteErrorResponse } from 'react-router'
import { m } from '#words'
import type { ErrorWords } from '../http/pages.ts'
import { Icon } from './icon.tsx'
import { PublicFrame } from './public-frame.tsx'

/** When no layout could be loaded: what happened, why, what to do, in the plainest frame. */
export function ErrorPage({ error, requestId }: { error: unknown; requestId: string | undefined }) {
  return (
    <PublicFrame>
      <div className="wrap">
        <ErrorText error={error} requestId={requestId} />
      </div>
    </PublicFrame>
  )
}

export function ErrorText({ error, requestId }: { error: unknown; requestId: string | undefined }) {
  const status = isRouteErrorResponse(error) ? error.status : 500
  const words = isRouteErrorResponse(error) && isErrorWords(error.data) ? error.data : undefined
  return (
    <section className="err">
      <title>{titleOf(status)}</title>
      <p className="num">{status}</p>
      <h1>{titleOf(status)}</h1>
      <p>{words?.message ?? textOf(status)}</p>
      {words && words.instead.length > 0 && (
        <ul>
          {words.instead.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {status >= 500 && requestId && <p className="num b">{requestId}</p>}
      <p className="acts">
        <a className="btn btn-primary" href="/">
          <Icon name="home" />
          {m.platform_error_home()}
        </a>
        {status === 403 && (
          <a className="btn" href="/login">
            {m.platform_error_login()}
          </a>
        )}
      </p>
    </section>
  )
}

function isErrorWords(value: unknown): value is ErrorWords {
  return typeof value === 'object' && value !== null && 'message' in value && 'instead' in value
}

function titleOf(status: number): string {
  if (status === 403) return m.platform_error_403_title()
  if (status === 404) return m.platform_error_404_title()
  if (status === 409) return m.platform_error_409_title()
  if (status === 429) return m.platform_error_429_title()
  if (status >= 400 && status < 500) return m.platform_error_422_title()
  return m.platform_error_500_title()
}

function textOf(status: number): string {
  if (status === 403) return m.platform_error_403_text()
  if (status >= 400 && status < 500) return m.platform_error_404_text()
  return m.platform_error_500_text()
}
