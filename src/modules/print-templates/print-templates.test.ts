import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#platform/access/action.ts'
import { type Actor, noGrants } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { newId } from '#platform/ids.ts'
import { savedTemplates } from '#platform/prints/print-template-queries.ts'
import { readSample } from '#platform/prints/templates.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { useBoard } from '#tests/support/board.ts'
import { restoreShippedTemplate } from './actions/restore-shipped-template.ts'
import { MANAGE_PRINTS } from './permission.ts'
import { saveCheckedTemplate } from './save-checked-template.ts'
import { getTemplate, listTemplateHeads, templatesDir } from './template-list.ts'
import { previewTemplate } from './template-preview.ts'

const board = useBoard()
const folder = mkdtempSync(join(tmpdir(), 'motcua-templates-'))
const prints = createPrintService({
  templatesDir,
  fontsDir: projectPath('node_modules/@expo-google-fonts/tinos'),
  saved: savedTemplates(board.db, board.clock),
})
afterAll(() => {
  prints.close()
  rmSync(folder, { recursive: true, force: true })
})

const RECEIPT = '01-giay-tiep-nhan'
const administrator: Actor = {
  kind: 'officer',
  id: newId(),
  name: 'Tạ Xuân Hiếu',
  unitId: null,
  grants: new Map([[MANAGE_PRINTS, 'everywhere' as const]]),
}
const somebody: Actor = { ...administrator, id: newId(), grants: noGrants }

let app: Application
let shipped = ''
beforeAll(async () => {
  const config = { dataFolder: folder, publicUrl: 'https://motcua.anbinh.example', port: 3000 } as Application['config']
  app = { config, clock: board.clock, database: board.database, prints } as unknown as Application
  shipped = (await getTemplate(board.db, RECEIPT, '2026-08-03')).source
})

const save = (source: string, more: object = {}, actor = administrator) => {
  const input = { template: RECEIPT, source, valid_from: '2026-08-03', note: 'Sửa lời văn', ...more }
  return saveCheckedTemplate(app, input, { actor, requestId: newId() })
}
const changed = () => `${shipped}\n#pagebreak()\nTrang thêm của tỉnh.\n`
const headOf = async (template: string, day = '2026-08-03') =>
  (await listTemplateHeads(board.db, day)).find((head) => head.template === template)
const printed = async () => (await prints.tryTemplate(RECEIPT, {}, await readSample(templatesDir, RECEIPT))).pages

describe('a changed template', () => {
  test('is refused with its line when it cannot be laid out', async () => {
    const line = shipped.split('\n').length
    await expect(save(`${shipped}#nonsense()\n`)).rejects.toMatchObject({
      problems: [
        { path: 'source', message: expect.stringContaining(`${RECEIPT}.typ, dòng ${line}: unknown variable`) },
      ],
    })
    expect((await headOf(RECEIPT))?.version).toBeNull()
  })

  test('is refused without the right, without a reason, for yesterday, and for what is no template', async () => {
    await expect(save(changed(), {}, somebody)).rejects.toMatchObject({ status: 403 })
    await expect(save(changed(), { note: ' ' })).rejects.toMatchObject({ problems: [{ path: 'note' }] })
    await expect(save(changed(), { valid_from: '2026-08-02' })).rejects.toMatchObject({ code: 'day_in_the_past' })
    await expect(save(changed(), { template: '../secret' })).rejects.toMatchObject({ status: 404 })
  })

  test('is printed from its day on, and the shipped one again after that', async () => {
    const before = await printed()
    await save(changed(), { valid_from: '2026-08-10' })
    expect(await printed()).toBe(before)
    expect((await headOf(RECEIPT, '2026-08-10'))?.version).toEqual({
      number: 1,
      from: '2026-08-10',
      by: 'Tạ Xuân Hiếu',
    })
    await save(changed())
    expect(await printed()).toBe(before + 1)
    expect(await getTemplate(board.db, RECEIPT, '2026-08-03')).toMatchObject({
      source: changed(),
      versions: [{ version: 2 }, { version: 1 }],
    })

    const restore = (actor: Actor) =>
      perform(app, restoreShippedTemplate, { template: RECEIPT }, { actor, requestId: newId() })
    await expect(restore(somebody)).rejects.toMatchObject({ status: 403 })
    await restore(administrator)
    expect(await printed()).toBe(before)
    expect((await getTemplate(board.db, RECEIPT, '2026-08-03')).source).toBe(shipped)
  })
})

test('of two people who change one template, the second one is told', async () => {
  const { versions } = await getTemplate(board.db, RECEIPT, '2026-08-03')
  const base_version = versions[0]?.version ?? 0
  const both = await Promise.allSettled([save(changed(), { base_version }), save(shipped, { base_version })])
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({
    status: 409,
    code: 'changed_meanwhile',
  })
  await save(shipped, { base_version: base_version + 1 })
})

describe('a preview', () => {
  const scope = () => ({ app, actor: administrator, address: '127.0.0.1' })
  const isPdf = (pdf: Uint8Array) => Buffer.from(pdf.subarray(0, 5)).toString() === '%PDF-'

  test('on the sample, of a form and of the shared letterhead', async () => {
    expect(isPdf(await previewTemplate(scope(), RECEIPT, changed(), null))).toBe(true)
    const { source } = await getTemplate(board.db, '_khung', '2026-08-03')
    expect(isPdf(await previewTemplate(scope(), '_khung', source, null))).toBe(true)
  })

  test('on a real dossier; the view is logged', async () => {
    const { code } = await board.receive()
    expect(isPdf(await previewTemplate(scope(), RECEIPT, changed(), code))).toBe(true)
    const { source } = await getTemplate(board.db, '06-phieu-kiem-soat', '2026-08-03')
    expect(isPdf(await previewTemplate(scope(), '06-phieu-kiem-soat', source, code))).toBe(true)
    const views = await board.db.selectFrom('audit_entry').select('subject').where('outcome', '=', 'viewed').execute()
    expect(views.map((view) => view.subject)).toContain(code)
  })

  test('says when there is no such dossier, no such sheet, or an error in the line', async () => {
    const { code } = await board.receive()
    const on = (template: string, source: string, dossier: string) =>
      previewTemplate(scope(), template, source, dossier)
    await expect(on(RECEIPT, shipped, 'H62.015-000000-0001')).rejects.toMatchObject({ problems: [{ path: 'dossier' }] })
    await expect(on('05-dung-giai-quyet', shipped, code)).rejects.toMatchObject({ problems: [{ path: 'dossier' }] })
    await expect(on(RECEIPT, '#data.nothing', code)).rejects.toMatchObject({ problems: [{ path: 'source' }] })
  })
})
