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
import { type Annex, annexOf } from '../annex.ts'
import { composeProcessAnnex } from '../prints/compose-process-annex.ts'
import { printProcess } from '../process-file.ts'
import { type Draft, getDraft } from '../process-queries.ts'
import { writeBpmn } from '../write-bpmn.ts'
import { writeDocx } from '../write-docx.ts'
import { writeXlsx } from '../write-xlsx.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'

interface Format {
  type: string
  ending: string
  write: (draft: Draft, annex: Annex) => Promise<Uint8Array | string> | string
}

const FORMATS: Readonly<Record<string, Format>> = {
  docx: { type: `${OFFICE}.wordprocessingml.document`, ending: 'docx', write: (_draft, annex) => writeDocx(annex) },
  xlsx: { type: `${OFFICE}.spreadsheetml.sheet`, ending: 'xlsx', write: (_draft, annex) => writeXlsx(annex) },
  json: { type: 'application/json; charset=utf-8', ending: 'json', write: ({ process }) => printProcess(process) },
  bpmn: { type: 'application/xml; charset=utf-8', ending: 'bpmn', write: ({ process }) => writeBpmn(process) },
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
    const annex = annexOf(draft.process, board, now)
    if (format === 'pdf') {
      const form = formOn(readForms(projectPath('data/forms/forms.json')), 'process_annex', legalDay(now))
      return pdfResponse(await app.prints.pdf(form.template, composeProcessAnnex(annex, now)), `${nameOf(draft)}.pdf`)
    }
    const chosen = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
    if (!chosen) throw new Refusal(404, 'no_such_format', m.processes_no_such_draft())
    const content = await chosen.write(draft, annex)
    return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
      headers: {
        'Content-Type': chosen.type,
        'Content-Disposition': contentDisposition('attachment', `${nameOf(draft)}.${chosen.ending}`),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    })
  })
}

const nameOf = ({ process }: Draft) => `Quy trình ${process.code}`
