import { type Dossier, dossierSheet, findDossier, LIVE_SHEETS, listDocuments } from '#modules/dossiers/exports.ts'
import { recordView } from '#platform/access/audit-store.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { readForms } from '#platform/prints/forms.ts'
import { checkTemplate, readSample } from '#platform/prints/templates.ts'
import { LETTERHEAD_TEMPLATE, TemplateError } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { m } from '#words'
import { templatesDir } from './template-list.ts'

type Scope = Pick<RequestScope, 'app' | 'actor' | 'address'>

/** The letterhead alone is no sheet: it is shown on the receipt. */
const SHEET_OF_LETTERHEAD = '01-giay-tiep-nhan'

/**
 * An unsaved source laid out with the documented sample, or with the sheet of a real dossier (its view is logged).
 * @param dossierCode null: the sample
 * @throws FormProblem at `source` with the line, at `dossier` when there is no such dossier or it has no such sheet
 */
export async function previewTemplate(
  scope: Scope,
  template: string,
  source: string,
  dossierCode: string | null,
): Promise<Uint8Array> {
  const { app } = scope
  if (dossierCode === null) {
    const checked = await checkTemplate(app.prints, templatesDir, template, source)
    if (!checked.ok) throw sourceProblem(checked.error)
    return checked.preview.pdf
  }
  const sheet = template === LETTERHEAD_TEMPLATE ? SHEET_OF_LETTERHEAD : template
  const view = await sheetOfDossier(scope, sheet, dossierCode)
  try {
    return (await app.prints.tryTemplate(sheet, { [template]: source }, view)).pdf
  } catch (error) {
    throw error instanceof TemplateError ? sourceProblem(error) : error
  }
}

/** Does a template print something of one dossier, so that it can be previewed on a real one? */
export function printsDossiers(template: string): boolean {
  return (
    template === LETTERHEAD_TEMPLATE ||
    ['01-', '02-', '03-', '04-', '05-', '06-', 'bien-nhan-', 'giai-trinh-'].some((start) => template.startsWith(start))
  )
}

/** The example that stands in the page for whoever changes a template; the letterhead is shown with the receipt's. */
export function sampleOf(template: string): Promise<unknown> {
  return readSample(templatesDir, template === LETTERHEAD_TEMPLATE ? SHEET_OF_LETTERHEAD : template)
}

async function sheetOfDossier({ app, actor, address }: Scope, template: string, code: string): Promise<unknown> {
  const { db } = app.database
  const dossier = await findDossier(db, code)
  if (!dossier) throw dossierProblem(m.print_templates_no_dossier({ code }))
  await recordView(db, actor, dossier.code, app.clock.now(), address)
  const what = await findSheet(app, dossier, template)
  if (what === undefined) throw dossierProblem(m.print_templates_no_sheet({ code }))
  try {
    return (await dossierSheet(app, dossier, what)).view
  } catch (error) {
    // A deadline that is not known yet cannot be explained.
    throw error instanceof Refusal ? dossierProblem(error.message) : error
  }
}

/** The newest issued sheet of that template, or the name of one that is made from the dossier as it is now. */
async function findSheet(app: Scope['app'], dossier: Dossier, template: string): Promise<string | undefined> {
  const codes = new Set(formCodesOf(template))
  const live = LIVE_SHEETS.find((each) => codes.has(each))
  if (live) return live
  const documents = await listDocuments(app.database.db, dossier.id)
  return documents.findLast((document) => codes.has(document.form_code))?.id
}

function formCodesOf(template: string): string[] {
  const forms = readForms(projectPath('data/forms/forms.json'))
  return forms.filter((form) => form.template === template).map((form) => form.code)
}

function dossierProblem(message: string): FormProblem {
  return new FormProblem([{ path: 'dossier', message }])
}

/** Where it fails, in the reader's words; what the compiler says about it stays as it is. */
export function sourceProblem({ file, line, message }: TemplateError): FormProblem {
  const place = line === null ? file : m.print_templates_place({ file, line })
  return new FormProblem([{ path: 'source', message: m.print_templates_error({ place, reason: message }) }])
}
