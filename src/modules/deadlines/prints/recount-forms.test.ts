import { afterAll, expect, test } from 'vitest'
import { readSample } from '#platform/prints/templates.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { recountRegisterViewSchema } from './recount-register.ts'
import { recountSheetViewSchema } from './recount-sheet.ts'

const templatesDir = projectPath('data/forms')
const prints = createPrintService({ templatesDir, fontsDir: projectPath('node_modules/@expo-google-fonts/tinos') })
afterAll(() => prints.close())

const forms = [
  {
    template: 'so-dieu-chinh-han',
    schema: recountRegisterViewSchema,
    pages: 1,
    empty: { rows: [], prepared_by: null },
  },
  {
    template: 'dieu-chinh-han',
    schema: recountSheetViewSchema,
    pages: 2,
    empty: { moved: [], kept: [], document: null, signer: null, left_out: 1200 },
  },
]

test.each(forms)('$template: the sample has the shape of its view and prints on $pages page(s)', async (form) => {
  const sample = (await readSample(templatesDir, form.template)) as object
  expect(form.schema.parse(sample)).toEqual(sample)
  expect((await prints.tryTemplate(form.template, {}, sample)).pages).toBe(form.pages)
})

test.each(forms)('$template: prints without any row too', async (form) => {
  const view = { ...((await readSample(templatesDir, form.template)) as object), ...form.empty }
  expect(form.schema.safeParse(view).success).toBe(true)
  expect((await prints.tryTemplate(form.template, {}, view)).pages).toBe(1)
})
