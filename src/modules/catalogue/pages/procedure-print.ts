import type { LoaderFunctionArgs } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { pdfResponse } from '#platform/files/file-response.ts'
import { frameSource } from '#platform/http/render-context.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { runWithLocale } from '#platform/i18n/locale.ts'
import { formOn, readForms } from '#platform/prints/forms.ts'
import { projectPath } from '#platform/project.ts'
import { m } from '#words'
import { composeProcedureGuide } from '../prints/compose-procedure-guide.ts'
import { findLatestVersion, findVersionInForce } from '../version-queries.ts'

/** `/catalogue/:code/print`: the guide as PDF, in Vietnamese. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const scope = scopeOf(args)
  const { app } = scope
  const code = args.params.code ?? ''
  const now = app.clock.now()
  const version =
    (await findVersionInForce(app.database.db, code, legalDay(now))) ?? (await findLatestVersion(app.database.db, code))
  if (!version) throw new Refusal(404, 'procedure_unknown', m.catalogue_not_found({ code }))
  const origin = app.config.publicUrl ?? new URL(args.request.url).origin
  const form = formOn(readForms(projectPath('data/forms/forms.json')), 'procedure_guide', legalDay(now))
  const board = await runWithLocale('vi', async () => args.context.get(frameSource).board?.({ ...scope, locale: 'vi' }))
  const view = runWithLocale('vi', () =>
    composeProcedureGuide(version, {
      form,
      board,
      now,
      address: `${origin}/catalogue/${encodeURIComponent(code)}`,
      website: app.config.publicUrl ? new URL(app.config.publicUrl).host : null,
    }),
  )
  return pdfResponse(await app.prints.pdf(form.template, view), `Hướng dẫn thủ tục ${code}.pdf`)
}
