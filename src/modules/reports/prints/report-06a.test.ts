import { afterAll, describe, expect, it } from 'vitest'
import { readSample } from '#platform/prints/templates.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { writeReport06aXlsx } from '../report-06a-xlsx.ts'
import { report06aViewSchema } from './report-06a.ts'

const templatesDir = projectPath('data/forms')
const prints = createPrintService({ templatesDir, fontsDir: projectPath('node_modules/@expo-google-fonts/tinos') })
afterAll(() => prints.close())

describe('form II.06a on paper', () => {
  it('has a sample with exactly the fields of its view', async () => {
    const sample = await readSample(templatesDir, 'bc-06a')
    expect(report06aViewSchema.strict().parse(sample)).toEqual(sample)
  })

  it('is laid out as PDF, also when nothing was received', async () => {
    const view = report06aViewSchema.parse(await readSample(templatesDir, 'bc-06a'))
    const full = await prints.pdf('bc-06a', view)
    const empty = await prints.pdf('bc-06a', { ...view, rows: [], totals: view.totals.map(() => 0) })
    for (const pdf of [full, empty]) expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    // The same data gives the same bytes.
    expect(Buffer.from(await prints.pdf('bc-06a', view)).equals(Buffer.from(full))).toBe(true)
  })

  it('is a spreadsheet, also when nothing was received', async () => {
    const view = report06aViewSchema.parse(await readSample(templatesDir, 'bc-06a'))
    expect((await writeReport06aXlsx({ ...view, rows: [] })).length).toBeGreaterThan(1000)
  })
})
