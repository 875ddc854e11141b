import { afterAll, expect, test } from 'vitest'
import { readSample } from '#platform/prints/templates.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { annexOf } from '../annex.ts'
import { soundProcess } from '../sample-processes.ts'
import { composeProcessAnnex } from './compose-process-annex.ts'
import { processAnnexViewSchema } from './process-annex.ts'

const templatesDir = projectPath('data/forms')
const prints = createPrintService({ templatesDir, fontsDir: projectPath('node_modules/@expo-google-fonts/tinos') })
afterAll(() => prints.close())

test('has a sample of exactly the shape of its view model, and prints it', async () => {
  const sample = await readSample(templatesDir, 'phu-luc-quy-trinh')
  expect(processAnnexViewSchema.parse(sample)).toEqual(sample)
  expect((await prints.tryTemplate('phu-luc-quy-trinh', {}, sample)).pages).toBeGreaterThan(0)
})

test('prints a plain process on one page, and one without steps', async () => {
  const now = new Date('2026-11-23T02:00:00Z')
  const view = (process = soundProcess()) =>
    processAnnexViewSchema.parse(composeProcessAnnex(annexOf(process, undefined, now), now))
  expect((await prints.tryTemplate('phu-luc-quy-trinh', {}, view())).pages).toBe(1)
  const empty = view(soundProcess({ steps: [] }))
  expect([empty.total, (await prints.tryTemplate('phu-luc-quy-trinh', {}, empty)).pages]).toEqual([null, 1])
})
