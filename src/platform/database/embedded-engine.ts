import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { DurableNodeFs, durableStartParameters } from './durable-node-fs.ts'

/** `memory` is for tests: nothing is written to disk. */
export type EmbeddedStorage = { kind: 'memory' } | { kind: 'folder'; path: string }

export const embeddedExtensions = { unaccent, pg_trgm }

/**
 * Starts the embedded PostgreSQL in this thread. Statements block the thread: the server runs it in a worker.
 * @param sync waits until a file is on the disk; a test counts its calls
 */
export async function startEmbeddedEngine(storage: EmbeddedStorage, sync?: (file: number) => void): Promise<PGlite> {
  if (storage.kind === 'memory') return PGlite.create({ dataDir: 'memory://', extensions: embeddedExtensions })
  return PGlite.create({
    fs: new DurableNodeFs(storage.path, sync),
    startParams: durableStartParameters(),
    extensions: embeddedExtensions,
  })
}
