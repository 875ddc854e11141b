import { afterAll, describe, expect, it } from 'vitest'
import { useDatabase } from '#tests/support/database.ts'
import { SettableClock } from '../clock.ts'
import { projectPath } from '../project.ts'
import { listTemplateVersions, savedTemplates } from './print-template-queries.ts'
import { insertTemplateVersion } from './print-template-store.ts'
import { checkTemplate, listTemplates, readShippedTemplate } from './templates.ts'
import { createPrintService } from './typst.ts'

const templatesDir = projectPath('data/forms')
const prints = createPrintService({ templatesDir, fontsDir: projectPath('node_modules/@expo-google-fonts/tinos') })
afterAll(() => prints.close())

const { db } = useDatabase()

describe('a template that an administrator changes', () => {
  it('is laid out with its sample', async () => {
    const source = await readShippedTemplate(templatesDir, '03-tu-choi-tiep-nhan')
    const check = await checkTemplate(
      prints,
      templatesDir,
      '03-tu-choi-tiep-nhan',
      `${source}\n#pagebreak()\nTrang hai`,
    )
    expect(check.ok && check.preview.pages).toBe(2)
  })

  it('is refused with its line when it is wrong', async () => {
    const source = await readShippedTemplate(templatesDir, '03-tu-choi-tiep-nhan')
    const lines = source.split('\n').length
    const check = await checkTemplate(prints, templatesDir, '03-tu-choi-tiep-nhan', `${source}#data.khong-co\n`)
    expect(check).toMatchObject({ ok: false, error: { file: '03-tu-choi-tiep-nhan.typ', line: lines } })
  })

  it('is refused when it wants a package or is absurdly long', async () => {
    const packaged = await checkTemplate(
      prints,
      templatesDir,
      '03-tu-choi-tiep-nhan',
      'A\n#import "@preview/x:1.0.0": *',
    )
    expect(packaged).toMatchObject({ ok: false, error: { line: 2 } })
    const long = await checkTemplate(prints, templatesDir, '03-tu-choi-tiep-nhan', 'a'.repeat(200_001))
    expect(long.ok).toBe(false)
  })

  it('may be the shared letterhead: then every form is tried', async () => {
    const source = await readShippedTemplate(templatesDir, '_khung')
    expect((await checkTemplate(prints, templatesDir, '_khung', source)).ok).toBe(true)
    const without = source.replace('#let papers-table(', '#let bang-giay-to(')
    expect(await checkTemplate(prints, templatesDir, '_khung', without)).toMatchObject({ ok: false })
  })

  it('is offered in the list when it ships with a sample', async () => {
    expect(await listTemplates(templatesDir)).toEqual(
      expect.arrayContaining(['_khung', '01-giay-tiep-nhan', 'giai-trinh-han']),
    )
  })
})

describe('saved versions', () => {
  const version = {
    code: '01-giay-tiep-nhan',
    note: '',
    created_at: new Date('2026-11-20T03:00:00Z'),
    created_by: 'Quản trị',
  }

  it('are numbered, come into force on their day, and can give way to the shipped file', async () => {
    expect(await insertTemplateVersion(db, { ...version, source: 'một', valid_from: '2026-11-20' })).toBe(1)
    expect(await insertTemplateVersion(db, { ...version, source: 'hai', valid_from: '2026-12-01' })).toBe(2)
    const clock = new SettableClock('2026-11-30T16:59:00Z')
    const saved = savedTemplates(db, clock)
    expect(await saved.readCurrent(['01-giay-tiep-nhan', '_khung'])).toEqual({ '01-giay-tiep-nhan': 'một' })
    clock.set('2026-11-30T17:00:00Z') // midnight in Hà Nội
    expect(await saved.readCurrent(['01-giay-tiep-nhan', '_khung'])).toEqual({ '01-giay-tiep-nhan': 'hai' })
    await insertTemplateVersion(db, { ...version, source: null, valid_from: '2026-12-01' })
    expect(await saved.readCurrent(['01-giay-tiep-nhan'])).toEqual({})
    expect((await listTemplateVersions(db, '01-giay-tiep-nhan')).map((each) => each.version)).toEqual([3, 2, 1])
  })

  it('are never changed or removed', async () => {
    await insertTemplateVersion(db, { ...version, code: '_khung', source: 'x', valid_from: '2026-11-20' })
    await expect(db.updateTable('print_template').set({ source: 'y' }).execute()).rejects.toThrow(/never changed/)
    await expect(db.deleteFrom('print_template').execute()).rejects.toThrow(/never changed/)
  })
})
