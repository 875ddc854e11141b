import type { LoaderFunctionArgs } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { pdfResponse } from '#platform/files/file-response.ts'
import { findDraft } from '#platform/forms/draft-store.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { MANAGE_PRINTS } from '../permission.ts'
import { getTemplate } from '../template-list.ts'
import { previewTemplate } from '../template-preview.ts'

/** `/prints/:template/preview.pdf?on=CODE`: the officer's unsaved source (else the one in force) on a dossier or the sample. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const scope = await requirePage(args, MANAGE_PRINTS)
  const { app, actor } = scope
  const template = args.params.template ?? ''
  const { source } = await getTemplate(app.database.db, template, legalDay(app.clock.now()))
  const draft = actor.id ? await findDraft(app.database.db, actor.id, `prints/${template}`) : undefined
  const code = new URL(args.request.url).searchParams.get('on') ?? ''
  try {
    const unsaved = draft?.values.source?.at(-1)?.replaceAll('\r\n', '\n')
    return pdfResponse(
      await previewTemplate(scope, template, unsaved ?? source, code === '' ? null : code),
      `${template}.pdf`,
    )
  } catch (error) {
    if (error instanceof FormProblem)
      throw new Refusal(422, 'template_fails', error.problems[0]?.message ?? error.message)
    throw error
  }
}
