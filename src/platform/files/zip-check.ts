import { open } from 'node:fs/promises'
import type { Refusal } from '../errors.ts'

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const LONGEST_COMMENT = 65_535
const MOST_ENTRIES = 20_000

/** Programs, scripts, pages, shortcuts, and office documents with macros. */
const FORBIDDEN =
  /\.(exe|dll|com|scr|msi|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|jar|class|sh|bash|py|pl|php|rb|apk|app|lnk|reg|cpl|iso|html?|xhtml|svg|docm|xlsm|pptm|dotm|xltm|xlam|ppam)$/i
const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml|Basic\/|Scripts\/)/i

/** Reads the names in the archive's directory (nothing is unpacked) and refuses what could run. */
export async function checkZip(path: string, mediaType: string, refusal: () => Refusal): Promise<void> {
  const names = await entryNames(path)
  if (!names) throw refusal()
  const plainZip = mediaType === 'application/zip'
  for (const name of names) {
    if (MACROS.test(name) || (plainZip && FORBIDDEN.test(name.replace(/[.\s]+$/, '')))) throw refusal()
  }
}

async function entryNames(path: string): Promise<string[] | undefined> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, END_BYTES + LONGEST_COMMENT))
    await file.read(tail, 0, tail.length, size - tail.length)
    const end = findEnd(tail)
    if (end < 0) return undefined
    const count = tail.readUInt16LE(end + 10)
    const length = tail.readUInt32LE(end + 12)
    const start = tail.readUInt32LE(end + 16)
    // 0xffffffff points to a 64-bit directory: an archive of that kind is beyond the size limit anyway.
    if (count > MOST_ENTRIES || start + length > size) return undefined
    const directory = Buffer.alloc(length)
    await file.read(directory, 0, length, start)
    return readNames(directory, count)
  } finally {
    await file.close()
  }
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at--) if (tail.readUInt32LE(at) === END_OF_DIRECTORY) return at
  return -1
}

function readNames(directory: Buffer, count: number): string[] | undefined {
  const names: string[] = []
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return undefined
    const nameLength = directory.readUInt16LE(at + 28)
    names.push(directory.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return names
}
