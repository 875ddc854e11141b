import { type LoaderFunctionArgs, Outlet, useLoaderData, useRouteLoaderData } from 'react-router'
import { frameSource } from '../http/render-context.ts'
import { scopeOf } from '../http/request-context.ts'
import { ErrorText } from './error-page.tsx'
import type { PageHandle } from './page-handle.ts'
import { PublicFrame } from './public-frame.tsx'

export const handle: PageHandle = { frame: 'public', static: true }

export async function loader({ context }: LoaderFunctionArgs) {
  return { board: await context.get(frameSource).board?.(scopeOf({ context })) }
}

export default function PublicLayout() {
  const { board } = useLoaderData<typeof loader>()
  return (
    <PublicFrame board={board}>
      <Outlet />
    </PublicFrame>
  )
}

/** Name, language and contact stay when a page fails. */
export function ErrorBoundary({ error }: { error: unknown }) {
  const board = useRouteLoaderData<typeof loader>('platform/ui/public-layout')?.board
  const requestId = useRouteLoaderData<{ requestId: string }>('root')?.requestId
  return (
    <PublicFrame board={board}>
      <div className="wrap">
        <ErrorText error={error} requestId={requestId} />
      </div>
    </PublicFrame>
  )
}
