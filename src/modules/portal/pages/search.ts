import { type LoaderFunctionArgs, redirect } from 'react-router'
import { parseDossierCode } from '#modules/dossiers/exports.ts'
import { normalCode } from '#modules/tracking/exports.ts'

/** The one search of the home page: a dossier code is looked up, everything else is looked for among the procedures. */
export function loader({ request }: LoaderFunctionArgs): Response {
  const text = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 200)
  const code = normalCode(text)
  if (parseDossierCode(code)) return redirect(`/tracking?code=${encodeURIComponent(code)}`)
  return redirect(text ? `/catalogue?q=${encodeURIComponent(text)}` : '/catalogue')
}
