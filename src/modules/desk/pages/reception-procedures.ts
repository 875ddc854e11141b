import type { LoaderFunctionArgs } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { findProcedures } from '../procedure-finder.ts'

/** Procedures for the search field of the reception page. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = await requirePage(args, 'dossiers.receive')
  return Response.json(
    await findProcedures(app.database.db, new URL(args.request.url).searchParams.get('q') ?? '', locale),
  )
}
