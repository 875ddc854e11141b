import QRCode from 'qrcode'
import { z } from 'zod'
import { createRenderer, type RendererSettings, type TemplateProblem } from './typst-renderer.ts'

/** A template cannot be laid out with this data: the fault of the template, told with its file and line (from 1). */
export class TemplateError extends Error {
  readonly file: string
  readonly line: number | null
  readonly column: number | null

  constructor(problem: TemplateProblem) {
    super(problem.message)
    this.name = 'TemplateError'
    this.file = problem.file
    this.line = problem.line
    this.column = problem.column
  }
}

export interface Printed {
  pdf: Uint8Array
  pages: number
}

export interface PrintService {
  /**
   * Lays out data/forms/<templateName>.typ, or the newest saved version of it, with the view model `data`
   * (`printSchema` and what the template wants more). Same data, same bytes. Throws TemplateError.
   */
  pdf(templateName: string, data: unknown): Promise<Uint8Array>
  /** The same with sources that are not saved yet (by name of the template that each replaces). */
  tryTemplate(templateName: string, sources: Record<string, string>, data: unknown): Promise<Printed>
  /** Ends the print process; a later print starts it again. */
  close(): void
}

/** Templates that an administrator changed: newest source by name; names without a saved version are left out. */
export interface SavedTemplates {
  readCurrent(names: readonly string[]): Promise<Record<string, string>>
}

export interface PrintSettings extends RendererSettings {
  saved?: SavedTemplates
}

/** The shared letterhead, which every template imports; an administrator can change it like any other. */
export const LETTERHEAD_TEMPLATE = '_khung'

const templateName = z.string().regex(/^_?[a-z0-9][a-z0-9-]*$/)

/** Characters of data (a register of about 500 dossiers) beyond which a print is a long one. */
const LONG_DATA = 200_000

/** What the service itself reads of a view model; the rest is the template's business. */
const printedData = z.looseObject({
  issued_at: z.iso.datetime({ offset: true }),
  qr_text: z.string().nullish(),
})

export function createPrintService(settings: PrintSettings): PrintService {
  // Two processes: a register of thousands of rows takes seconds, and the person at the counter waits for a receipt.
  const short = createRenderer(settings)
  const long = createRenderer(settings)

  const print = async (name: string, data: unknown, unsaved: Record<string, string>): Promise<Printed> => {
    const template = templateName.parse(name)
    const view = printedData.parse(data)
    const sources = { ...(await settings.saved?.readCurrent([template, LETTERHEAD_TEMPLATE])), ...unsaved }
    const json = JSON.stringify({ ...view, qr_svg: view.qr_text ? await qrSvg(view.qr_text) : null })
    const isLong = json.length > LONG_DATA
    const answer = await (isLong ? long : short).render({
      template,
      sources,
      data: json,
      created_at: Math.floor(Date.parse(view.issued_at) / 1000),
      tagged: !isLong,
    })
    if ('problem' in answer) throw new TemplateError(answer.problem)
    return answer
  }

  return {
    pdf: async (name, data) => (await print(name, data, {})).pdf,
    tryTemplate: (name, sources, data) => print(name, data, sources),
    close: () => {
      short.close()
      long.close()
    },
  }
}

/** Level M: the receipt is folded and stamped, and the phone of a citizen reads it in poor light. */
function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 })
}
