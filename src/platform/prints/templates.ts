import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LETTERHEAD_TEMPLATE, type Printed, type PrintService, TemplateError } from './typst.ts'

/**
 * An administrator changes a template: it is laid out with the documented sample before it may be saved, in the print
 * process, so that neither an endless loop nor a crash reaches the server.
 */

export type TemplateCheck = { ok: true; preview: Printed } | { ok: false; error: TemplateError }

/** A template is at most this long (the longest shipped one has 8 kB); longer text is a mistake, not a form. */
const MAX_BYTES = 200_000

/** A package would be fetched from the internet while printing; printing never leaves the machine. */
const PACKAGE_IMPORT = /#?\b(?:import|include)\s+"@/

/**
 * Lays out a changed source with samples: a form with its own, the shared letterhead with that of every form.
 * `templatesDir` is data/forms. Returns the preview, or where and why the template fails.
 */
export async function checkTemplate(
  prints: PrintService,
  templatesDir: string,
  code: string,
  source: string,
): Promise<TemplateCheck> {
  const refused = refusedSource(code, source)
  if (refused) return { ok: false, error: refused }
  const samples = code === LETTERHEAD_TEMPLATE ? await listSamples(templatesDir) : [code]
  try {
    let preview: Printed | undefined
    for (const sample of samples) {
      const printed = await prints.tryTemplate(sample, { [code]: source }, await readSample(templatesDir, sample))
      preview ??= printed
    }
    if (!preview) throw new Error(`no sample in ${templatesDir}`)
    return { ok: true, preview }
  } catch (error) {
    if (error instanceof TemplateError) return { ok: false, error }
    throw error
  }
}

/** Names of the templates that can be changed: every one with a sample, and the shared letterhead. */
export async function listTemplates(templatesDir: string): Promise<string[]> {
  return [LETTERHEAD_TEMPLATE, ...(await listSamples(templatesDir))]
}

/** The shipped source of a template. */
export function readShippedTemplate(templatesDir: string, code: string): Promise<string> {
  return readFile(join(templatesDir, `${code}.typ`), 'utf8')
}

/** The documented sample of a template: invented people, the exact shape of the view model. */
export async function readSample(templatesDir: string, code: string): Promise<unknown> {
  return JSON.parse(await readFile(join(templatesDir, 'samples', `${code}.json`), 'utf8'))
}

async function listSamples(templatesDir: string): Promise<string[]> {
  const files = await readdir(join(templatesDir, 'samples'))
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

function refusedSource(code: string, source: string): TemplateError | null {
  const file = `${code}.typ`
  if (Buffer.byteLength(source) > MAX_BYTES) {
    return new TemplateError({ message: `longer than ${MAX_BYTES} bytes`, file, line: null, column: null })
  }
  const at = source.search(PACKAGE_IMPORT)
  if (at < 0) return null
  const line = source.slice(0, at).split('\n').length
  return new TemplateError({ message: 'packages from the internet cannot be used', file, line, column: null })
}
