import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { DurableNodeFs, durableStartParameters } from './durable-node-fs.ts'
import { embeddedExtensions } from './embedded-engine.ts'

/** Writes the embedded database's whole folder as .tar.gz; the file appears under its name only when it is complete. */
export async function writeEngineCopy(engine: PGlite, path: string): Promise<void> {
  await engine.exec('checkpoint')
  const copy = await engine.dumpDataDir('gzip')
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.part`
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(new Uint8Array(await copy.arrayBuffer()))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

/**
 * Puts a copy written by `writeEngineCopy` into an empty or absent database folder.
 * @throws Error when the folder already holds something
 */
export async function restoreEngineCopy(path: string, databaseFolder: string): Promise<void> {
  const present = await readdir(databaseFolder).catch(() => [])
  if (present.length > 0) throw new Error(`${databaseFolder} is not empty; move it away before restoring.`)
  await mkdir(databaseFolder, { recursive: true })
  const engine = await PGlite.create({
    fs: new DurableNodeFs(databaseFolder),
    loadDataDir: new Blob([await readFile(path)]),
    startParams: durableStartParameters(),
    extensions: embeddedExtensions,
  })
  await engine.close()
}

/** Deletes the oldest files whose name matches, so that `keep` remain. Names sort by age. */
export async function keepNewest(folder: string, matching: RegExp, keep: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => matching.test(name)).sort()
  for (const name of names.slice(0, Math.max(0, names.length - keep))) await rm(join(folder, name))
}
