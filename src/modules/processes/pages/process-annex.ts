import type { LoaderFunctionArgs } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { contentDisposition, pdfResponse } from '#platform/files/file-response.ts'
import { frameSource } from '#platform/http/render-context.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { runWithLocale } from '#platform/i18n/locale.ts'
import { formOn, readForms } from '#platform/prints/forms.ts'
import { projectPath } from '#platform/project.ts'
import { m } from '#words'
import { annexOf } from '../annex.ts'
import { convertProcess } from '../convert-process.ts'
import { composeProcessAnnex } from '../prints/compose-process-annex.ts'
import { type Draft, getDraft } from '../process-queries.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'

const TYPES: Readonly<Record<string, string>> = {
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  json: 'application/json; charset=utf-8',
  bpmn: 'application/xml; charset=utf-8',
}

/** `/processes/:id/annex/:format`: the annex of the Decision as it would be issued, in Vietnamese. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const scope = await requirePage(args, 'processes.view')
  const { app, actor } = scope
  const { id = '', format = '' } = args.params
  const draft = await getDraft(app.database.db, id, actor)
  const now = app.clock.now()
  return runWithLocale('vi', async () => {
    const board = await args.context.get(frameSource).board?.({ ...scope, locale: 'vi' })
    if (format === 'pdf') {
      const form = formOn(readForms(projectPath('data/forms/forms.json')), 'process_annex', legalDay(now))
      const view = composeProcessAnnex(annexOf(draft.process, board, now), now)
      return pdfResponse(await app.prints.pdf(form.template, view), `${nameOf(draft)}.pdf`)
    }
    const type = Object.hasOwn(TYPES, format) ? TYPES[format] : undefined
    if (!type) throw new Refusal(404, 'no_such_format', m.processes_no_such_format())
    const content = await convertProcess(draft.process, format, now, board)
    return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
      headers: {
        'Content-Type': type,
        'Content-Disposition': contentDisposition('attachment', `${nameOf(draft)}.${format}`),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    })
  })
}

const nameOf = ({ process }: Draft) => `Quy trình ${process.code}`
