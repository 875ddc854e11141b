import type { ActionFunctionArgs } from 'react-router'
import { valuesOf } from '#platform/forms/form-data.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { lookUp } from '../reception-look-up.ts'

/** Who is known by the numbers or the card in the form. A POST, so that no person's number stands in an address; writes nothing. */
export async function action(args: ActionFunctionArgs) {
  const { app } = await requirePage(args, 'dossiers.receive')
  return Response.json(await lookUp(app.database.db, valuesOf(await args.request.formData()), true))
}
