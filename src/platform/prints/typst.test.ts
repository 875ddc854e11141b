import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectPath } from '../project.ts'
import { createPrintService, type PrintService, TemplateError } from './typst.ts'

const fontsDir = projectPath('node_modules/@expo-google-fonts/tinos')
const minimal = { issued_at: '2026-11-23T09:05:00+07:00', qr_text: null }

let folder = ''
let prints: PrintService
const saved = new Map<string, string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-prints-'))
  await writeFile(join(folder, '_khung.typ'), '#let data = json(bytes(sys.inputs.data))\n#let head = "tệp gốc"\n')
  await writeFile(
    join(folder, 'thu.typ'),
    '#import "_khung.typ": *\n#set document(title: head, date: auto)\n#set text(font: "Tinos")\n#head #data.text\n',
  )
  prints = createPrintService({
    templatesDir: folder,
    fontsDir,
    timeLimit: 5_000,
    saved: {
      readCurrent: async (names) => Object.fromEntries([...saved].filter(([name]) => names.includes(name))),
    },
  })
})
afterAll(() => prints.close())

/** Title in the PDF's properties: the only text of a PDF that stands there uncompressed. */
async function titleOf(data: object): Promise<string> {
  const pdf = await prints.pdf('thu', { ...minimal, ...data })
  const xmp = new TextDecoder().decode(pdf)
  return /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(xmp)?.[1] ?? ''
}

async function problemOf(work: Promise<unknown>): Promise<TemplateError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof TemplateError) return error
  throw new Error(`expected a TemplateError, got ${String(error)}`)
}

describe('the print service', () => {
  it('gives the same bytes for the same data, and other bytes for another moment', async () => {
    const once = await prints.pdf('thu', { ...minimal, text: 'Ẫ Ễ Ộ' })
    const again = await prints.pdf('thu', { ...minimal, text: 'Ẫ Ễ Ộ' })
    const later = await prints.pdf('thu', { ...minimal, issued_at: '2026-11-24T09:05:00+07:00', text: 'Ẫ Ễ Ộ' })
    expect(new TextDecoder('latin1').decode(once.slice(0, 5))).toBe('%PDF-')
    expect(Buffer.compare(once, again)).toBe(0)
    expect(Buffer.compare(once, later)).not.toBe(0)
  })

  it('prints a saved version in place of the file, also of the shared letterhead, and the file again afterwards', async () => {
    expect(await titleOf({ text: '' })).toBe('tệp gốc')
    saved.set('_khung', '#let data = json(bytes(sys.inputs.data))\n#let head = "bản đã sửa"\n')
    expect(await titleOf({ text: '' })).toBe('bản đã sửa')
    saved.set('_khung', '#let data = json(bytes(sys.inputs.data))\n#let head = "bản sửa lần hai"\n')
    expect(await titleOf({ text: '' })).toBe('bản sửa lần hai')
    saved.clear()
    expect(await titleOf({ text: '' })).toBe('tệp gốc')
  })

  it('tells file, line and reason of a fault in a template', async () => {
    const problem = await problemOf(prints.tryTemplate('thu', { thu: 'Chào\n\n#khong-co\n' }, minimal))
    expect(problem).toMatchObject({ file: 'thu.typ', line: 3, column: 2 })
    expect(problem.message).toContain('khong-co')
  })

  it('tells the file of the letterhead when the fault lies there', async () => {
    const problem = await problemOf(
      prints.tryTemplate('thu', { _khung: '#let data = (text: "")\n#let head = loi' }, minimal),
    )
    expect(problem).toMatchObject({ file: '_khung.typ', line: 2 })
  })

  it('reads nothing outside the folder and fetches nothing', async () => {
    for (const source of ['#read("/etc/passwd")', '#read("../../etc/passwd")', '#import "@preview/cetz:0.3.0"']) {
      await problemOf(prints.tryTemplate('thu', { thu: source }, minimal))
    }
  })

  it('gives up a template that never ends, and prints the next one', async () => {
    const endless = '#let x = 0\n#let f(n) = { for i in range(100000000) { x = calc.rem(i * n, 7) } }\n#f(3)\n'
    const quick = createPrintService({ templatesDir: folder, fontsDir, timeLimit: 1_500 })
    const problem = await problemOf(quick.tryTemplate('thu', { thu: endless.replace('x = calc', 'calc') }, minimal))
    expect(problem.message).toContain('1.5 seconds')
    expect((await quick.pdf('thu', { ...minimal, text: 'sau đó' })).length).toBeGreaterThan(1000)
    quick.close()
  })

  it('prints names in a script that the font lacks, as plain PDF', async () => {
    const pdf = await prints.pdf('thu', { ...minimal, text: '주식회사 漢字' })
    expect(new TextDecoder().decode(pdf)).not.toContain('pdfaid:part')
    const archivable = await prints.pdf('thu', { ...minimal, text: 'Công ty' })
    expect(new TextDecoder().decode(archivable)).toContain('pdfaid:part')
  })

  it('does not let a long print hold up a short one', async () => {
    const finished: string[] = []
    const long = prints.pdf('thu', { ...minimal, text: 'chữ '.repeat(100_000) }).then((pdf) => {
      finished.push('long')
      return pdf
    })
    await prints.pdf('thu', { ...minimal, text: 'ngắn' }).then(() => finished.push('short'))
    const pdf = await long
    expect(finished).toEqual(['short', 'long'])
    expect(new TextDecoder().decode(pdf)).toContain('<pdfaid:conformance>B')
  })

  it('refuses names that are not templates and data without a moment', async () => {
    await expect(prints.pdf('../thu', minimal)).rejects.toThrow()
    await expect(prints.pdf('thu', { text: 'x' })).rejects.toThrow()
    await problemOf(prints.pdf('khong-co-mau-nay', minimal))
  })
})
