import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { PGlite } from '@electric-sql/pglite'
import { embeddedExtensions as extensions } from '#platform/database/embedded-engine.ts'
import { projectPath } from '#platform/project.ts'

const IN_MEMORY = { dataDir: 'memory://', extensions }

/** Making a new cluster takes seconds, unpacking one a quarter: the first is kept for all later ones, also of other runs. */
export async function startMemoryEngine(): Promise<PGlite> {
  const path = projectPath('node_modules/.cache', `new-cluster-${engineVersion()}.tar`)
  const kept = await readFile(path).catch(() => undefined)
  if (kept) return PGlite.create({ ...IN_MEMORY, loadDataDir: new Blob([kept]) })
  const engine = await PGlite.create(IN_MEMORY)
  const cluster = await engine.dumpDataDir('none')
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, new Uint8Array(await cluster.arrayBuffer()))
  await rename(unfinished, path)
  return engine
}

function engineVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const { version } = createRequire(import.meta.url)(join(dirname(entry), '../package.json')) as { version: string }
  return version
}
