import { type LoaderFunctionArgs, Outlet, redirect, useLoaderData, useRouteLoaderData } from 'react-router'
import { can } from '../access/actor.ts'
import { frameSource } from '../http/render-context.ts'
import { pageAddress, scopeOf } from '../http/request-context.ts'
import { ErrorPage, ErrorText } from './error-page.tsx'
import { OfficerFrame, type OfficerFrameProps } from './officer-frame.tsx'
import type { PageHandle } from './page-handle.ts'

export const handle: PageHandle = { frame: 'officer', static: false }

type FrameData = Omit<OfficerFrameProps, 'children'>

export async function loader({ context, request }: LoaderFunctionArgs): Promise<FrameData> {
  const scope = scopeOf({ context })
  if (scope.actor.kind === 'applicant') throw redirect(`/login?next=${encodeURIComponent(pageAddress(request))}`)
  const source = context.get(frameSource)
  const [board, dayLine, counts, post, alerts, idleSeconds] = await Promise.all([
    source.board?.(scope),
    source.dayLine?.(scope),
    source.counts?.(scope),
    source.postLine?.(scope),
    source.alerts?.(scope),
    source.idleSeconds?.(scope),
  ])
  const navigation = source.navigation
    .filter((entry) => can(scope.actor, entry.permission))
    .map((entry) => ({ path: entry.path, label: entry.label(), icon: entry.icon, count: counts?.[entry.path] }))
  return {
    navigation,
    area: board?.area,
    dayLine,
    alerts,
    idleSeconds,
    now: scope.app.clock.now().toISOString(),
    person: { name: scope.actor.name, post },
  }
}

export default function OfficerLayout() {
  return (
    <OfficerFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </OfficerFrame>
  )
}

/** The officer keeps rail and search when a page fails. */
export function ErrorBoundary({ error }: { error: unknown }) {
  const frame = useRouteLoaderData<typeof loader>('platform/ui/officer-layout')
  const requestId = useRouteLoaderData<{ requestId: string }>('root')?.requestId
  if (!frame) return <ErrorPage error={error} requestId={requestId} />
  return (
    <OfficerFrame {...frame}>
      <div className="page">
        <ErrorText error={error} requestId={requestId} />
      </div>
    </OfficerFrame>
  )
}
