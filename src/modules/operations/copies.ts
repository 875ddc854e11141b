import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface CopyFile {
  name: string
  size_bytes: number
  written_at: Date
}

/** Copies of the database that lie in the data folder, newest first: nightly ones and those made before a migration. */
export async function listCopies(dataFolder: string): Promise<CopyFile[]> {
  const folder = join(dataFolder, 'copies')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.gz'))
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtime } = await stat(join(folder, name))
      return { name, size_bytes: size, written_at: mtime }
    }),
  )
  return files.sort((a, b) => b.written_at.getTime() - a.written_at.getTime())
}
