import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FormProblem } from '#platform/errors.ts'
import { projectPath } from '#platform/project.ts'
import { useDatabase } from '#tests/support/database.ts'
import { knownFields, loadImportFile, readImportFile } from './import-file.ts'
import { writeTemplate } from './procedure-workbook.ts'

const { db } = useDatabase()
const NOW = new Date('2026-11-20T09:00:00+07:00')

async function load(name: string, bytes: Uint8Array) {
  const file = await readImportFile(name, bytes, await knownFields(db))
  return db.transaction().execute((tx) => loadImportFile(tx, file, NOW))
}
const shipped = (path: string) => new Uint8Array(readFileSync(projectPath(`data/procedures/${path}`)))
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('import of a file', () => {
  test('our own JSON', async () => {
    expect(await load('XD.json', shipped('XD.json'))).toMatchObject({ kind: 'procedures', added: { length: 20 } })
  })

  test('a spreadsheet, by its bytes', async () => {
    expect(await load('thu-tuc.xlsx', new Uint8Array(await writeTemplate()))).toMatchObject({
      kind: 'procedures',
      added: ['1.009664'],
    })
  })

  test("the portal's record, into the field of the same name", async () => {
    expect(await load('1.013222.json', shipped('national/1.013222.json'))).toMatchObject({
      kind: 'procedures',
      changed: ['1.013222'],
    })
    expect((await knownFields(db)).map((field) => field.code)).toEqual(['XD', 'DT'])
  })

  test("the portal's list", async () => {
    const result = await load('list.jsonl', utf8('{"code":"3.000615","name":"Thiết kế chip"}\n'))
    expect(result).toEqual({ kind: 'national_list', listed: 1 })
  })

  test.each([
    ['a.json', 'không phải JSON'],
    ['a.json', '{"format":"khác"}'],
    ['a.json', '[]'],
    ['a.json', ''],
    ['a.jsonl', 'không phải JSON'],
  ])('%s with %s is refused in words', async (name, text) => {
    await expect(load(name, utf8(text))).rejects.toBeInstanceOf(FormProblem)
  })
})
