import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectPath } from '#platform/project.ts'
import { useDatabase } from '#tests/support/database.ts'
import { listProcedures } from './catalogue-queries.ts'
import { importNationalList, importProcedures } from './catalogue-store.ts'
import { readNationalList } from './national-list.ts'
import { readNationalDetail } from './national-portal.ts'
import { shippedCatalogue } from './shipped-catalogue.ts'
import { findVersionInForce, listVersions } from './version-queries.ts'

const { db } = useDatabase()
const NOW = new Date('2026-11-20T09:00:00+07:00')
const folder = projectPath('data/procedures/national')
const names = readdirSync(folder)
const record = (code: string) => JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8'))
const entryOf = (code: string) => {
  const [entry] = readNationalDetail(record(code)).catalogue.procedures
  if (!entry) throw new Error(`${code} was not read`)
  return entry
}
const rulesOf = (json: unknown) => readNationalDetail(json).flags.map((flag) => flag.rule)

describe('records of the national portal', () => {
  test.each(names)('%s is read without an error', (name) => {
    const parsed = readNationalDetail(record(name.replace('.json', '')))
    expect(parsed.errors).toEqual([])
    expect(parsed.catalogue.procedures).toHaveLength(1)
    expect(
      parsed.flags.some((flag) => flag.rule === 'required_is_never_set') ||
        parsed.catalogue.procedures[0]?.components.length === 0,
    ).toBe(true)
  })

  test('a construction permit with its cases, papers, law and decision', () => {
    const entry = entryOf('1.013236')
    expect(entry.cases.map((found) => found.name)).toContain('Công trình tôn giáo')
    expect(entry.cases).toHaveLength(6)
    expect(entry.cases[0]?.components).toHaveLength(5)
    expect(entry.cases[0]?.components[0]).toMatchObject({ originals: 1, copies: 1, requirement: 'required' })
    expect(entry.legal_basis).toContain('14/2026/NĐ-CP')
    expect(entry.level).toBe('province')
    expect(entry.clock.mode).toBe('PAUSE')
    expect(entry.fees).toMatchObject([{ kind: 'by_resolution', amount: null }])
  })

  test('the day of a decision is the day in Hà Nội, not in UTC', () => {
    expect(entryOf('1.013236').decision).toMatchObject({ number: '1077/QĐ-BXD', date: '2026-06-29' })
  })

  test('fractions of a working day are kept', () => {
    expect(entryOf('1.115338').cases[0]?.limit).toEqual({ value: 4.75, unit: 'working_days', counting: 'hours' })
  })

  test('a limit that is a sentence is read and flagged', () => {
    expect(entryOf('1.115714').cases[0]?.limit).toMatchObject({ value: 10, unit: 'working_days' })
    expect(rulesOf(record('1.115714'))).toContain('limit_read_from_text')
  })

  test.each([
    ['1.013222', 'fee_below_1000'],
    ['1.013222', 'case_and_method_differ'],
    ['2.001610', 'fee_below_1000'],
    ['1.013236', 'case_and_method_differ'],
    ['1.013226', 'unit_conflict'],
    ['1.001193', 'unit_unknown'],
    ['1.115588', 'several_limits'],
  ])('%s is flagged %s', (code, rule) => expect(rulesOf(record(code))).toContain(rule))

  test('8 days in one table and 8 hours in the other; a case of another procedure', () => {
    const json = record('2.001955')
    for (const method of json.data.executionMethods)
      Object.assign(method, { processingTime: 8, processingTimeUnit: 'HOUR' })
    json.data.cases = [{ code: '1.014946.01', name: 'x', processingDay: { qty: 8, type: 'DAY' } }]
    expect(rulesOf(json)).toEqual(expect.arrayContaining(['unit_conflict', 'case_code_stray']))
  })

  test.each([null, 'x', {}, { data: {} }, { data: { code: '1.000001', name: '' } }])(
    '%j is an error, not a crash',
    (json) => {
      expect(readNationalDetail(json).errors.length).toBeGreaterThan(0)
    },
  )

  test('all forty are loaded over the shipped catalogue and take their place beside its versions', async () => {
    const shipped = shippedCatalogue()
    await db.transaction().execute((tx) => importProcedures(tx, shipped, NOW))
    const results = new Map<string, string>()
    for (const name of names) {
      const parsed = readNationalDetail(record(name.replace('.json', '')), shipped.catalogue.fields)
      const summary = await db.transaction().execute((tx) => importProcedures(tx, parsed, NOW))
      results.set(
        name.replace('.json', ''),
        summary.added.length === 1 ? 'added' : summary.changed.length === 1 ? 'changed' : 'same',
      )
    }
    expect([...results.values()].filter((result) => result === 'added').length).toBe(28)
    expect([...results.values()].filter((result) => result === 'changed').length).toBe(12)
    expect(await listVersions(db, '1.013236')).toHaveLength(2)
    expect((await findVersionInForce(db, '1.013236', '2026-11-19'))?.number).toBe(1)
    const now = await findVersionInForce(db, '1.013236', '2026-11-20')
    expect(now?.procedure.field_code).toBe('XD')
    expect(now?.number).toBe(2)
  })
})

describe('the national list', () => {
  const read = readNationalList(readFileSync(projectPath('data/procedures/national-list.jsonl'), 'utf8'))

  test('is read whole, impossible codes flagged', () => {
    expect(read.errors).toEqual([])
    // 5,670 lines; one code stands there twice, once with a blank in front.
    expect(read.rows).toHaveLength(5669)
    expect(read.flags.map((flag) => flag.procedure_code)).toEqual(['1.0133611', '1.014955-Xoa', '2.009182739'])
  })

  test('names the line that cannot be read', () => {
    const { errors, rows } = readNationalList('{"code":"1.000001","name":"A"}\nnonsense\n\n{"code":"1.000002"}\n')
    expect(rows).toHaveLength(1)
    expect(errors.map((error) => `${error.place} ${error.rule}`)).toEqual(['2 not_json', '4: name missing'])
  })

  test('becomes procedures that can be found, and leaves those with content alone', async () => {
    const count = await db.transaction().execute((tx) => importNationalList(tx, read.rows))
    const again = await db.transaction().execute((tx) => importNationalList(tx, read.rows))
    expect(again).toEqual(count)
    const listed = await listProcedures(db, { status: 'listed', limit: 6000 })
    expect(listed.rows.length).toBe(count.listed)
    expect((await listProcedures(db, { status: 'current', field_code: 'DT' })).rows).toHaveLength(25)
    expect(await findVersionInForce(db, listed.rows[0]?.code ?? '', '2026-11-20')).toBeUndefined()
  })
})
