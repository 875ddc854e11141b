import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { perform } from '#platform/access/action.ts'
import { type Actor, noGrants } from '#platform/access/actor.ts'
import { SettableClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { projectPath } from '#platform/project.ts'
import { useDatabase } from '#tests/support/database.ts'
import { decideFlagAction } from './actions/decide-flag.ts'
import { importProceduresAction, MANAGE_CATALOGUE } from './actions/import-procedures.ts'
import { catalogueState, listFlagLines } from './admin-queries.ts'
import { type GivenFile, previewImportBatch, readImportBatch } from './import-batch.ts'
import { parseProcedures } from './procedure-file.ts'
import { readXlsx } from './procedure-workbook.ts'
import { writeCatalogueWorkbook } from './workbook-writer.ts'

const { db, database } = useDatabase()
const clock = new SettableClock('2026-11-23T08:00:00+07:00')
const services = { database, clock }

const administrator: Actor = {
  kind: 'officer',
  id: newId(),
  name: 'Tạ Xuân Hiếu',
  unitId: null,
  grants: new Map([[MANAGE_CATALOGUE, 'everywhere' as const]]),
}
const somebody: Actor = { ...administrator, id: newId(), grants: noGrants }

const shipped = (field: string): { procedures: Record<string, unknown>[] } =>
  JSON.parse(readFileSync(projectPath(`data/procedures/${field}.json`), 'utf8'))

const fileOf = (name: string, json: object): GivenFile => ({ name, bytes: Buffer.from(JSON.stringify(json)) })

beforeEach(async () => {
  for (const table of ['data_quality_flag', 'procedure'] as const)
    await db
      .deleteFrom(table)
      .execute()
      .catch(() => {})
})

const load = async (given: GivenFile[], actor = administrator, requestId: string = newId()) => {
  const batch = await readImportBatch(given, [])
  return perform(services, importProceduresAction, { file_name: given[0]?.name ?? '', batch }, { actor, requestId })
}

describe('several files', () => {
  test('their errors carry the name of the file', async () => {
    const bad = shipped('VL')
    delete bad.procedures[0]?.name
    const { errors } = await readImportBatch([fileOf('a.json', shipped('PHI')), fileOf('b.json', bad)], [])
    expect(errors.map((error) => error.place)).toEqual(['b.json: procedures[0].name'])
  })

  test('a spreadsheet that is none is an error of the file, not a crash', async () => {
    const zip: GivenFile = { name: 'hỏng.xlsx', bytes: Buffer.from('PK\u0003\u0004 nothing') }
    const { errors } = await readImportBatch([zip], [])
    expect(errors).toMatchObject([{ place: 'hỏng.xlsx', rule: 'file_not_readable' }])
    const text = await readImportBatch([{ name: 'thư.json', bytes: Buffer.from('Kính gửi') }], [])
    expect(text.errors).toMatchObject([{ place: 'thư.json', rule: 'file_not_readable' }])
  })

  test('a preview says what would happen and leaves nothing behind', async () => {
    const batch = await readImportBatch([fileOf('a.json', shipped('PHI')), fileOf('b.json', shipped('QLCL'))], [])
    const before = (await catalogueState(db)).fields.length
    const summary = await previewImportBatch(db, batch, clock.now())
    expect(summary.added.length + summary.changed.length + summary.unchanged.length).toBeGreaterThan(0)
    expect((await catalogueState(db)).fields).toHaveLength(before)
  })
})

describe('import by an administrator', () => {
  test('loads once, also when asked twice', async () => {
    const requestId = newId()
    const first = await load([fileOf('phi.json', shipped('PHI'))], administrator, requestId)
    expect(await load([fileOf('phi.json', shipped('PHI'))], administrator, requestId)).toEqual(first)
    const entry = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('request_id', '=', requestId)
      .executeTakeFirstOrThrow()
    expect([entry.action, entry.subject, entry.outcome]).toEqual(['catalogue.import_procedures', 'phi.json', 'done'])
  })

  test('is refused without the right, and loads nothing with an error', async () => {
    await expect(load([fileOf('phi.json', shipped('PHI'))], somebody)).rejects.toMatchObject({ status: 403 })
    const bad = shipped('PCCC')
    delete bad.procedures[1]?.name
    await expect(load([fileOf('bad.json', bad)])).rejects.toMatchObject({ problems: [{ path: 'procedures[1].name' }] })
    const code = String(bad.procedures[0]?.code)
    expect(await db.selectFrom('procedure_version').select('id').where('procedure_code', '=', code).execute()).toEqual(
      [],
    )
  })
})

describe('flags', () => {
  const decide = (flag_id: string, more: object = {}, actor = administrator, requestId: string = newId()) => {
    const input = { flag_id, outcome: 'data_is_right', decision: 'Đã đối chiếu quyết định công bố.', ...more }
    return perform(services, decideFlagAction, input, { actor, requestId })
  }

  test('are listed, decided once with a reason, and stay decided', async () => {
    await load([fileOf('xd.json', shipped('XD'))])
    const { rows, next } = await listFlagLines(db, { state: 'open', field: 'XD', limit: 2 })
    const [flag, other] = rows
    if (!flag || !other || !next) throw new Error('data/procedures/XD.json has no three flags')
    expect(
      (await listFlagLines(db, { state: 'open', field: 'XD', after: next })).rows.map((row) => row.id),
    ).not.toContain(flag.id)
    await expect(decide(flag.id, { decision: ' ' })).rejects.toMatchObject({ problems: [{ path: 'decision' }] })
    await expect(decide(flag.id, { outcome: 'else' })).rejects.toMatchObject({ problems: [{ path: 'outcome' }] })
    await expect(decide(flag.id, {}, somebody)).rejects.toMatchObject({ status: 403 })
    await expect(decide(newId())).rejects.toMatchObject({ status: 404 })
    const requestId = newId()
    const twice = await Promise.all([
      decide(flag.id, {}, administrator, requestId),
      decide(flag.id, {}, administrator, requestId),
    ])
    expect(twice).toEqual([{ id: flag.id }, { id: flag.id }])
    await expect(decide(flag.id)).rejects.toMatchObject({ status: 409 })
    await load([fileOf('xd.json', shipped('XD'))])
    const decided = await listFlagLines(db, { state: 'decided' })
    expect(decided.rows).toMatchObject([{ id: flag.id, outcome: 'data_is_right', decided_by: 'Tạ Xuân Hiếu' }])
    const race = await Promise.allSettled([decide(other.id), decide(other.id)])
    expect(race.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

test('the spreadsheet that is written can be read again, with the same limits, papers and fees', async () => {
  const files = ['VL', 'XD', 'DT'].map((name) => ({ name, json: shipped(name) }))
  const { catalogue } = parseProcedures(files)
  const { catalogue: back, errors } = await readXlsx(await writeCatalogueWorkbook(catalogue))
  expect(errors).toEqual([])
  const facts = (of: typeof catalogue) =>
    of.procedures.map(({ code, name, cases, components, fees }) => ({
      code,
      name: name.vi.trim(),
      fees: fees.map((fee) => [fee.kind, fee.amount, fee.case_code, fee.channel]),
      components: components.length,
      cases: cases.map((one) => [
        one.code,
        one.limit?.value,
        one.limit?.unit,
        one.components.map((paper) => paper.originals),
      ]),
    }))
  expect(facts(back)).toEqual(facts(catalogue))
})
