import type { LoaderFunctionArgs } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { askOf } from '../reception-ask.ts'
import { receptionView } from '../reception-view.ts'

/** What follows from procedure, case and channel, while the form is being filled in. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, locale } = await requirePage(args, 'dossiers.receive')
  const asked = new URL(args.request.url).searchParams
  const ask = askOf((name) => asked.get(name) ?? '')
  return Response.json(await receptionView({ db: app.database.db, actor, now: app.clock.now(), locale }, ask))
}
