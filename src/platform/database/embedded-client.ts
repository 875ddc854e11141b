import { Worker } from 'node:worker_threads'
import { projectPath } from '../project.ts'
import type { EmbeddedStorage } from './embedded-engine.ts'
import type { RunProtocol } from './protocol-stream.ts'

export type EmbeddedRequest =
  | { kind: 'run'; id: number; bytes: Uint8Array }
  | { kind: 'copy'; id: number; path: string }
  | { kind: 'close'; id: number }

export type EmbeddedAnswer =
  | { kind: 'ready' }
  | { kind: 'done'; id: number; bytes: Uint8Array }
  | { kind: 'failed'; id: number; message: string }

export interface WorkerStart {
  storage: EmbeddedStorage
  /** Counts the requests sent: the sleeping thread wakes when it changes. */
  arrivals: SharedArrayBuffer
}

/** The embedded database, which runs in a thread of its own. */
export interface EmbeddedClient {
  run: RunProtocol
  /** Writes a compressed copy of the whole database folder. */
  copyTo(path: string): Promise<void>
  close(): Promise<void>
}

interface Waiting {
  resolve(bytes: Uint8Array): void
  reject(error: Error): void
}

/** @param onFailure told once when the thread ends without having been asked to */
export async function startEmbeddedClient(
  storage: EmbeddedStorage,
  onFailure: (error: Error) => void,
): Promise<EmbeddedClient> {
  const start: WorkerStart = { storage, arrivals: new SharedArrayBuffer(4) }
  // By its path in the sources: the built server is one file elsewhere, and Node runs the .ts file as it is.
  const worker = new Worker(projectPath('src/platform/database/embedded-worker.ts'), { workerData: start })
  const waiting = new Map<number, Waiting>()
  const state: { closing: boolean; failure?: Error } = { closing: false }
  await untilReady(worker)

  const fail = (error: Error) => {
    if (state.closing || state.failure) return
    state.failure = error
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
    onFailure(error)
  }
  worker.on('message', (answer: EmbeddedAnswer) => settle(waiting, answer))
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the embedded database stopped (exit code ${code})`)))
  const send = sender(worker, waiting, state, new Int32Array(start.arrivals))

  return {
    // A tight copy: a Buffer is a window onto a large pool, all of which would be sent along.
    run: (bytes) => send({ kind: 'run', bytes: new Uint8Array(bytes) }),
    copyTo: async (path) => void (await send({ kind: 'copy', path })),
    async close() {
      if (!state.failure) await send({ kind: 'close' })
      state.closing = true
      state.failure ??= new Error('the embedded database is closed')
      await worker.terminate()
    },
  }
}

type RequestBody = EmbeddedRequest extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never

function sender(
  worker: Worker,
  waiting: Map<number, Waiting>,
  state: { failure?: Error },
  arrived: Int32Array<SharedArrayBuffer>,
) {
  let lastId = 0
  return (body: RequestBody): Promise<Uint8Array> => {
    if (state.failure) return Promise.reject(state.failure)
    const id = ++lastId
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...body, id })
      Atomics.add(arrived, 0, 1)
      Atomics.notify(arrived, 0)
    })
  }
}

function settle(waiting: Map<number, Waiting>, answer: EmbeddedAnswer): void {
  if (answer.kind === 'ready') return
  const one = waiting.get(answer.id)
  waiting.delete(answer.id)
  if (answer.kind === 'done') one?.resolve(answer.bytes)
  else one?.reject(new Error(answer.message))
}

/** Takes only its own listeners away again: Node keeps hooks of its own on a worker, without which no message arrives. */
function untilReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = (code: number) => reject(new Error(`its thread ended with code ${code}`))
    worker.once('error', reject)
    worker.once('exit', ended)
    worker.once('message', () => {
      worker.off('error', reject)
      worker.off('exit', ended)
      resolve()
    })
  })
}
