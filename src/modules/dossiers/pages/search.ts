import { type LoaderFunctionArgs, redirect } from 'react-router'
import { scopeOf } from '#platform/http/request-context.ts'

/** The search field of the frames: officers search among dossiers, everybody else among procedures and by dossier code. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const text = new URL(request.url).searchParams.get('q') ?? ''
  if (scopeOf({ context }).actor.kind === 'applicant') return redirect(`/portal/search?q=${encodeURIComponent(text)}`)
  return redirect(text ? `/dossiers?q=${encodeURIComponent(text)}` : '/dossiers')
}
