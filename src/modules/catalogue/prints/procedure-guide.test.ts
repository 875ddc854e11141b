import { afterAll, describe, expect, it } from 'vitest'
import { readSample } from '#platform/prints/templates.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { procedureGuideViewSchema } from './procedure-guide.ts'

const templatesDir = projectPath('data/forms')
const prints = createPrintService({ templatesDir, fontsDir: projectPath('node_modules/@expo-google-fonts/tinos') })
afterAll(() => prints.close())

describe('printed guide of a procedure', () => {
  it('has a sample of exactly the shape of its view model, and prints it', async () => {
    const sample = await readSample(templatesDir, 'huong-dan-thu-tuc')
    expect(procedureGuideViewSchema.parse(sample)).toEqual(sample)
    expect((await prints.tryTemplate('huong-dan-thu-tuc', {}, sample)).pages).toBe(3)
  })
})
