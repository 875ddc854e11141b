import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDiskFileStore } from './disk-file-store.ts'
import type { FileStore } from './file-store.ts'
import { docx, elf, exe, pdf, png, shellScript, zip } from './sample-files.ts'

const LIMIT = 50 * 1_048_576
let folder: string
let store: FileStore

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-files-'))
  store = await openDiskFileStore({ folder, limitBytes: LIMIT })
})

async function* inPieces(bytes: Uint8Array, size = 1_000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const put = (bytes: Uint8Array, name = 'tep') => store.put(inPieces(bytes), name)
const leftOver = () => readdirSync(join(folder, 'incoming'))

describe('what is kept', () => {
  test('lies under its hash and comes back byte for byte', async () => {
    const file = await put(pdf, 'đơn.pdf')
    expect(file).toEqual({
      sha256: createHash('sha256').update(pdf).digest('hex'),
      sizeBytes: pdf.length,
      mediaType: 'application/pdf',
    })
    expect(Buffer.from(await store.read(file.sha256))).toEqual(Buffer.from(pdf))
    const chunks: Uint8Array[] = []
    for await (const chunk of await store.open(file.sha256)) chunks.push(chunk)
    expect(Buffer.concat(chunks)).toEqual(Buffer.from(pdf))
  })

  test('the same bytes twice are one file, under whatever name', async () => {
    const [first, second] = [await put(png, 'a.png'), await put(png, 'b.exe')]
    expect(second).toEqual(first)
    expect(readdirSync(join(folder, first.sha256.slice(0, 2)))).toContain(first.sha256.slice(2))
    expect(leftOver()).toEqual([])
  })

  test.each([
    ['PNG', png, 'x.pdf', 'image/png'],
    ['DOCX', docx(), 'x.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['ZIP of papers', zip({ 'a.pdf': pdf, 'Bản vẽ/b.dwg': 'AC1032' }), 'x.zip', 'application/zip'],
    ['CSV', Buffer.from('mã,tên\n1,Hồng Lam\n'), 'x.csv', 'text/csv'],
    ['iCalendar', Buffer.from('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'), 'x.ics', 'text/plain'],
    ['XML', Buffer.from('<?xml version="1.0"?><ho_so/>'), 'x.xml', 'application/xml'],
    ['DWG', Buffer.from('AC1032 drawing'), 'x.dwg', 'image/vnd.dwg'],
    ['DXF', Buffer.from('  0\r\nSECTION\r\n  2\r\nHEADER\r\n'), 'x.dxf', 'image/vnd.dxf'],
  ])('%s is known by its bytes', async (_, bytes, name, mediaType) => {
    expect((await put(bytes, name)).mediaType).toBe(mediaType)
  })
})

describe('what is refused leaves nothing behind', () => {
  test.each([
    ['a Windows program called PDF', exe, 'don.pdf'],
    ['a Linux program', elf, 'don.pdf'],
    ['a shell script', shellScript, 'don.txt'],
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'don.xml'],
    [
      'a page inside XML',
      Buffer.from('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script/></html>'),
      'don.xml',
    ],
    [
      'a drawing that can run scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'don.svg',
    ],
    ['a document with macros', docx({ 'word/vbaProject.bin': 'macro' }), 'don.docx'],
    ['an archive with a program', zip({ 'a.pdf': pdf, 'setup.EXE': exe }), 'don.zip'],
    ['an archive with a hidden script', zip({ 'hoa-don.js ': 'x' }), 'don.zip'],
    ['text of no known kind', Buffer.from('hello'), 'don.pdf'],
    ['noise', Buffer.from([0, 1, 2, 3, 4, 5]), 'don.txt'],
  ])('%s', async (_, bytes, name) => {
    await expect(put(bytes, name)).rejects.toMatchObject({ status: 422, code: 'file_kind_not_allowed' })
    expect(leftOver()).toEqual([])
  })

  test('nothing at all', async () => {
    await expect(put(new Uint8Array())).rejects.toMatchObject({ code: 'file_empty' })
  })

  test('one byte more than 50 MB, while exactly 50 MB is taken', async () => {
    const head = Buffer.concat([pdf, Buffer.alloc(1_048_576 - pdf.length, 32)])
    async function* megabytes(extra: number): AsyncIterable<Uint8Array> {
      yield head
      for (let index = 1; index < 50; index++) yield Buffer.alloc(1_048_576, 32)
      if (extra > 0) yield Buffer.alloc(extra, 32)
    }
    expect((await store.put(megabytes(0), 'a.pdf')).sizeBytes).toBe(LIMIT)
    await expect(store.put(megabytes(1), 'a.pdf')).rejects.toMatchObject({
      status: 422,
      code: 'file_too_large',
      message: 'Tệp lớn hơn 50 MB.',
    })
    expect(leftOver()).toEqual([])
  })

  test('an upload that breaks off', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield pdf
      throw new Error('connection reset')
    }
    await expect(store.put(broken(), 'a.pdf')).rejects.toThrow('connection reset')
    expect(leftOver()).toEqual([])
  })
})

test('no hash, no path: nothing but the store can be read', async () => {
  for (const name of ['../secret', '..', 'a'.repeat(64), '', `${'0'.repeat(62)}/.`])
    await expect(store.read(name)).rejects.toMatchObject({ status: 404 })
})
