import type { Kysely } from 'kysely'
import type { Tables } from '#platform/database/tables.ts'
import { Refusal } from '#platform/errors.ts'
import { type Form, readForms } from '#platform/prints/forms.ts'
import type { PrintTemplateTable } from '#platform/prints/print-tables.ts'
import { listTemplateVersions } from '#platform/prints/print-template-queries.ts'
import { listTemplates, readShippedTemplate } from '#platform/prints/templates.ts'
import { LETTERHEAD_TEMPLATE } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { m } from '#words'

export interface TemplateHead {
  /** Name of the template's file, without `.typ`. */
  template: string
  title: string
  /** `Mẫu số 01, Thông tư số 03/2025/TT-VPCP`; null for what no circular prescribes. */
  prescribed: string | null
  /** The saved version in force today; null: the shipped file. */
  version: { number: number; from: string; by: string } | null
}

/** What the shared part follows: layout of administrative documents. */
const LAYOUT_DECREE = 'Nghị định 30/2020/NĐ-CP, Phụ lục I'

export const templatesDir = projectPath('data/forms')

/** All templates that can be changed, the shared letterhead first. @param today 'YYYY-MM-DD' */
export async function listTemplateHeads(db: Kysely<Tables>, today: string): Promise<TemplateHead[]> {
  const forms = readForms(projectPath('data/forms/forms.json'))
  const names = await listTemplates(templatesDir)
  return Promise.all(
    names.map(async (template) => headOf(template, forms, await listTemplateVersions(db, template), today)),
  )
}

export interface TemplateSource extends TemplateHead {
  source: string
  versions: PrintTemplateTable[]
}

/** One template with its source in force today and all its versions, newest first. @throws Refusal 404 */
export async function getTemplate(db: Kysely<Tables>, template: string, today: string): Promise<TemplateSource> {
  await requireTemplate(template)
  const forms = readForms(projectPath('data/forms/forms.json'))
  const versions = await listTemplateVersions(db, template)
  const source = versionOn(versions, today)?.source ?? (await readShippedTemplate(templatesDir, template))
  return { ...headOf(template, forms, versions, today), source, versions }
}

/** @throws Refusal 404 for a name that is no template */
export async function requireTemplate(template: string): Promise<void> {
  const names = await listTemplates(templatesDir)
  if (!names.includes(template)) throw new Refusal(404, 'no_such_template', m.print_templates_not_found())
}

function headOf(
  template: string,
  forms: readonly Form[],
  versions: readonly PrintTemplateTable[],
  today: string,
): TemplateHead {
  const form = forms.find(
    (each) =>
      each.template === template && each.valid_from <= today && (each.valid_to === null || today <= each.valid_to),
  )
  const current = versionOn(versions, today)
  return {
    template,
    title: template === LETTERHEAD_TEMPLATE ? m.print_templates_letterhead() : (form?.title ?? template),
    prescribed:
      template === LETTERHEAD_TEMPLATE
        ? LAYOUT_DECREE
        : form?.number && form.circular
          ? `${form.number}, ${form.circular}`
          : null,
    version: current?.source ? { number: current.version, from: current.valid_from, by: current.created_by } : null,
  }
}

/** As the print service reads it: of the versions that have begun, the newest. */
function versionOn(versions: readonly PrintTemplateTable[], day: string): PrintTemplateTable | undefined {
  return versions.find((version) => version.valid_from <= day)
}
