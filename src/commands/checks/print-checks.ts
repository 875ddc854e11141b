import { readdir } from 'node:fs/promises'
import { checkTemplate, listTemplates, readShippedTemplate } from '#platform/prints/templates.ts'
import { createPrintService, type SavedTemplates } from '#platform/prints/typst.ts'
import { m } from '#words'
import { printFolders } from '../open-application.ts'
import type { Check } from './check.ts'

/** Fonts are there and every shipped template can be laid out with its sample. */
export async function printChecks(): Promise<Check[]> {
  return [await fontCheck(), await templateCheck(m.commands_doctor_templates(), {})]
}

/** @param saved sources that take the place of the shipped ones, by name */
export async function templateCheck(label: string, saved: Readonly<Record<string, string>>): Promise<Check> {
  const folders = printFolders()
  const known: SavedTemplates = { readCurrent: async () => ({ ...saved }) }
  const prints = createPrintService({ ...folders, saved: known })
  try {
    const codes = await listTemplates(folders.templatesDir)
    for (const code of codes) {
      const source = saved[code] ?? (await readShippedTemplate(folders.templatesDir, code))
      const result = await checkTemplate(prints, folders.templatesDir, code, source)
      if (result.ok) continue
      const { file, line, message } = result.error
      const detail = m.commands_doctor_templates_bad({ file, line: line ?? '?', reason: message })
      return { name: 'templates', label, status: 'fail', detail }
    }
    return { name: 'templates', label, status: 'ok', detail: m.commands_doctor_templates_good({ count: codes.length }) }
  } finally {
    prints.close()
  }
}

async function fontCheck(): Promise<Check> {
  const files = await readdir(printFolders().fontsDir, { recursive: true }).catch(() => [])
  const count = files.filter((name) => name.endsWith('.ttf')).length
  const detail = count > 0 ? m.commands_doctor_fonts_found({ count }) : m.commands_doctor_fonts_missing()
  return { name: 'fonts', label: m.commands_doctor_fonts(), status: count > 0 ? 'ok' : 'fail', detail }
}
