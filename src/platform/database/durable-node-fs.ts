import { fsyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

interface FileStream {
  nfd?: number
}

interface EmscriptenModule {
  NODEFS: { stream_ops: { fsync?: (stream: FileStream) => number } }
}

/**
 * PGlite's folder storage that really waits for the disk. As shipped its `fsync` does nothing, so a power cut or a crash of
 * the machine could lose rows that were already acknowledged.
 */
export class DurableNodeFs extends NodeFS {
  #sync: (file: number) => void

  constructor(folder: string, sync: (file: number) => void = fsyncSync) {
    super(folder)
    this.#sync = sync
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args)
    const giveFsync = (module: EmscriptenModule) => {
      module.NODEFS.stream_ops.fsync = (stream) => {
        if (stream.nfd !== undefined) this.#sync(stream.nfd)
        return 0
      }
    }
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      giveFsync as unknown as (typeof emscriptenOpts.preRun & {})[number],
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }
}

/** PGlite's start parameters without `-F` (fsync off), and with the one sync method that reaches `DurableNodeFs`. */
export function durableStartParameters(): string[] {
  return [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync']
}
