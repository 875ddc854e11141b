import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { FormProblem } from '#platform/errors.ts'
import { useDatabase } from '#tests/support/database.ts'
import { findProcedure, listFields, listFlags, listProcedures } from './catalogue-queries.ts'
import { decideFlag, importProcedures } from './catalogue-store.ts'
import { exportCatalogue } from './export-queries.ts'
import { processOf } from './internal-process.ts'
import { parseProcedureFile, printCatalogue } from './procedure-file.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'
import { componentsOf, limitOf } from './version-parts.ts'
import { findVersionInForce, getVersion, listOverlays, listVersions } from './version-queries.ts'

const { db } = useDatabase()
const NOW = new Date('2026-11-20T09:00:00+07:00')

const procedure = {
  code: '1.000001',
  field_code: 'T',
  name: { vi: 'Thủ tục thử' },
  agencies: {},
  clock: { mode: 'RESTART', legal_basis: 'NĐ 118/2025/NĐ-CP' },
  provenance: { confidence: 'verified' },
  cases: [{ code: '1', name: 'Chung', limit: { value: 10, unit: 'working_days' } }],
  components: [{ name: 'Đơn', originals: 1 }],
}
const read = (...changes: object[]) =>
  parseProcedureFile({
    format: 'motcua.procedures/1',
    fields: [{ code: 'T', name: { vi: 'Thử' } }],
    procedures: changes.map((change) => ({ ...procedure, ...change })),
  })
const load = (parsed: ReturnType<typeof read>, now = NOW) =>
  db.transaction().execute((tx) => importProcedures(tx, parsed, now))

async function emptyCatalogue(): Promise<void> {
  await sql`truncate procedure_field, catalogue_source, committed_limit, procedure, procedure_successor, procedure_version, procedure_case, case_channel,
    procedure_component, procedure_fee, internal_process, process_step, data_quality_flag, search_word`.execute(db)
}

beforeEach(emptyCatalogue)

describe('the shipped catalogue', () => {
  test('comes back as it was imported, and a second import changes nothing', async () => {
    const shipped = shippedCatalogue()
    const first = await load(shipped)
    expect(first.added).toHaveLength(154)
    const exported = await exportCatalogue(db)
    expect(exported).toEqual(shipped.catalogue)
    expect(printCatalogue(exported)).toBe(printCatalogue(shipped.catalogue))

    const second = await load(shippedCatalogue())
    expect(second).toMatchObject({ added: [], changed: [], dated: [], flags: { raised: 0, resolved: 0 } })
    expect(second.unchanged).toHaveLength(154)
    expect(await listVersions(db, '1.009664')).toHaveLength(1)
  })

  test('one field alone comes back as its file', async () => {
    const shipped = shippedCatalogue()
    await load(shipped)
    const labour = await exportCatalogue(db, 'VL')
    expect(labour.procedures).toEqual(shipped.catalogue.procedures.filter((entry) => entry.field_code === 'VL'))
    expect(labour.fields.map((field) => field.code)).toEqual(['VL'])
    expect(parseProcedureFile(JSON.parse(printCatalogue(labour))).errors).toEqual([])
  })

  test('answers what a dossier and a page ask', async () => {
    await load(shippedCatalogue())
    const version = await findVersionInForce(db, '1.009664', '2026-11-20')
    if (!version) throw new Error('1.009664 is not in force')
    expect(limitOf(version, '1', 'counter')).toEqual({ value: 10, unit: 'working_days', counting: 'civil_code' })
    expect(limitOf(version, '2', 'online')?.value).toBe(5)
    expect(version.clock.mode).toBe('PAUSE')
    expect(componentsOf(version, '1')).toHaveLength(8)
    expect(processOf(version, '1')).toMatchObject({ code: 'M-IRC-10', origin: 'model' })
    expect(processOf(version, '2').origin).toBe('default')
    expect(version.procedure).toMatchObject({ field_code: 'DT', successors: [] })
    expect(await getVersion(db, version.id)).toEqual(version)

    const channels = await findVersionInForce(db, '2.002842', '2026-11-20')
    expect(channels && [limitOf(channels, null, 'online')?.value, limitOf(channels, null, 'counter')?.value]).toEqual([
      12, 13,
    ])
    expect(await findVersionInForce(db, '1.009756', '2026-11-20')).toBeUndefined()
    expect(await findProcedure(db, '1.009646')).toMatchObject({
      successors: [],
      predecessors: expect.arrayContaining(['1.009762', '1.009768']),
    })
    expect((await listOverlays(db)).every((row) => row.ends_on === '2027-02-28')).toBe(true)
  })

  test('lists fields with counts, and procedures page by page without gaps', async () => {
    await load(shippedCatalogue())
    const fields = await listFields(db)
    expect(fields[0]).toMatchObject({ current: expect.any(Number) })
    expect(fields.reduce((sum, field) => sum + field.current, 0)).toBe(114)
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await listProcedures(db, { status: 'current', limit: 50, ...(after ? { after } : {}) })
      seen.push(...page.rows.map((row) => row.code))
      after = page.next
    }
    expect(new Set(seen).size).toBe(114)
    expect((await listProcedures(db, { field_code: 'DT', status: 'current' })).rows).toHaveLength(25)
  })
})

describe('all or nothing', () => {
  test('one error and nothing is loaded, with every error told', async () => {
    const parsed = read({}, { code: '1.000002', clock: undefined }, { code: '1.000003', level: 'x' })
    const problem = await load(parsed).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(FormProblem)
    expect((problem as FormProblem).problems).toEqual([
      { path: 'procedures[1].clock', message: 'Thiếu giá trị bắt buộc.' },
      { path: 'procedures[2].level', message: 'Giá trị phải là một trong: ministry, province, commune, other.' },
    ])
    expect((await listProcedures(db, {})).rows).toEqual([])
  })

  test('a fault half way leaves nothing behind', async () => {
    const parsed = read({}, { code: '1.000002' })
    const second = parsed.catalogue.procedures[1]
    if (second) second.decision = { number: 'x', date: 'not a day', previous: null }
    await expect(load(parsed)).rejects.toThrow()
    expect((await listProcedures(db, {})).rows).toEqual([])
  })
})

describe('versions in time', () => {
  const ten = {}
  const seven = {
    valid_from: '2026-07-01',
    cases: [{ code: '1', name: 'Chung', limit: { value: 7, unit: 'working_days' } }],
  }
  const limitOn = async (day: string) => {
    const version = await findVersionInForce(db, '1.000001', day)
    return version && limitOf(version, null, 'counter')?.value
  }

  test('simplified from 1 July 2026, 10 → 7 days: the postmark of 30 June keeps the old version (law.md §12)', async () => {
    await load(read(ten))
    expect((await load(read(seven))).changed).toEqual(['1.000001'])
    const receivedOn = '2026-07-02'
    const postmarkedOn = '2026-06-30'
    expect(await limitOn([receivedOn, postmarkedOn].sort()[0] ?? '')).toBe(10)
    expect(await limitOn('2026-07-01')).toBe(7)
    expect(
      (await listVersions(db, '1.000001')).map(({ number, valid_from, valid_to }) => [number, valid_from, valid_to]),
    ).toEqual([
      [2, '2026-07-01', null],
      [1, null, '2026-06-30'],
    ])
  })

  test('an old version stays whole and unchanged', async () => {
    await load(read(ten))
    const before = await findVersionInForce(db, '1.000001', '2026-06-30')
    await load(read(seven))
    if (!before) throw new Error('no version')
    const { valid_to: _, ...after } = await getVersion(db, before.id)
    expect({ ...after, valid_to: null }).toEqual(before)
  })

  test('without a stated day a change holds from the day of the import in Hà Nội', async () => {
    await load(read(ten))
    const lateEvening = new Date('2026-11-20T17:30:00Z')
    await load(read({ note: 'đã sửa' }), lateEvening)
    expect((await listVersions(db, '1.000001'))[0]).toMatchObject({ number: 2, valid_from: '2026-11-21' })
    expect((await exportCatalogue(db)).procedures).toEqual(read({ note: 'đã sửa' }).catalogue.procedures)
  })

  test('a temporary resolution holds to its last day, then the ordinary version again', async () => {
    await load(read(ten))
    await load(
      read({ ...seven, valid_from: '2026-04-15', overlay: { ends_on: '2027-02-28', legal_basis: '66.16/2026/NQ-CP' } }),
    )
    expect([
      await limitOn('2026-04-14'),
      await limitOn('2026-04-15'),
      await limitOn('2027-02-28'),
      await limitOn('2027-03-01'),
    ]).toEqual([10, 7, 7, 10])
  })

  test('neither drafts nor abolished procedures are in force; an abolished one was until its last day', async () => {
    await load(
      read(
        { publication: 'draft' },
        { code: '1.000002', publication: 'abolished' },
        { code: '1.000003', publication: 'abolished', valid_to: '2026-06-30' },
      ),
    )
    expect(await limitOn('2026-07-01')).toBeUndefined()
    expect(await findVersionInForce(db, '1.000002', '2026-06-30')).toBeUndefined()
    expect(await findVersionInForce(db, '1.000003', '2026-06-30')).toBeDefined()
    expect(await findVersionInForce(db, '1.000003', '2026-07-01')).toBeUndefined()
  })

  test('two versions in one file', async () => {
    const summary = await load(read(ten, seven))
    expect(summary).toMatchObject({ added: ['1.000001'], changed: ['1.000001'] })
    expect([await limitOn('2026-06-30'), await limitOn('2026-07-01')]).toEqual([10, 7])
    expect((await load(read(ten, seven))).changed).toEqual([])
  })
})

describe('flags', () => {
  const withSmallFee = { fees: [{ kind: 'fixed', amount: 500, rule: 'Lệ phí' }] }
  const open = async () => (await listFlags(db, { procedure_code: '1.000001', state: 'open' })).map((flag) => flag.rule)
  const decide = (flagId: string) =>
    db
      .transaction()
      .execute((tx) =>
        decideFlag(tx, { flag_id: flagId, outcome: 'data_is_right', decision: 'Đúng là 500 đồng' }, 'Người thử', NOW),
      )

  test('a decision survives every later import', async () => {
    await load(read(withSmallFee))
    const [flag] = await listFlags(db, { procedure_code: '1.000001' })
    if (!flag) throw new Error('no flag')
    await decide(flag.id)
    await load(read({ ...withSmallFee, note: 'khác' }))
    expect(await listFlags(db, { procedure_code: '1.000001' })).toMatchObject([
      { id: flag.id, state: 'decided', outcome: 'data_is_right' },
    ])
    await expect(decide(flag.id)).rejects.toMatchObject({ status: 409 })
    await expect(decide('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ status: 404 })
  })

  test('what is gone from the data is resolved, what comes back is open again', async () => {
    await load(read(withSmallFee))
    expect(await open()).toEqual(['fee_below_1000'])
    expect((await load(read({}))).flags.resolved).toBe(1)
    expect(await open()).toEqual([])
    await load(read(withSmallFee))
    expect(await open()).toEqual(['fee_below_1000'])
  })

  test('a successor that came with another file is no defect', async () => {
    await load(read({ code: '1.000002' }))
    await load(read({ status: 'superseded', successors: ['1.000002', '1.000003'] }))
    expect(await listFlags(db, { procedure_code: '1.000001' })).toMatchObject([
      { rule: 'successor_unknown', detail: { code: '1.000003' } },
    ])
  })
})
