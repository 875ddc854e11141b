import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { EmbeddedAnswer, EmbeddedRequest, WorkerStart } from './embedded-client.ts'
import { startEmbeddedEngine } from './embedded-engine.ts'
import { writeEngineCopy } from './engine-copy.ts'

/** The thread that holds the embedded database, so that a long statement does not stop the web server. */
const port = parentPort
if (!port) throw new Error('embedded-worker.ts runs as a worker thread')

/** Below this size copying an answer between the threads costs less than handing its memory over. */
const WORTH_TRANSFERRING = 64 * 1024

/**
 * How long the thread looks for the next statement before it sleeps. Waking it costs about as much as a small statement,
 * and within a transaction or a page the next one usually comes sooner than this.
 */
const LOOK_FOR_MS = 0.1

const { storage, arrivals } = workerData as WorkerStart
const arrived = new Int32Array(arrivals)
const engine = await startEmbeddedEngine(storage)
tell({ kind: 'ready' })
await serve()

/** A protocol message runs without anything in between: the order of arrival is the order of execution. */
async function serve(): Promise<void> {
  for (;;) {
    const seen = Atomics.load(arrived, 0)
    const request = (receiveMessageOnPort(port as NonNullable<typeof port>) as { message: EmbeddedRequest } | undefined)
      ?.message
    if (!request) waitForNext(seen)
    else if (request.kind === 'run') run(request.id, request.bytes)
    else await attempt(request)
    if (request?.kind === 'close') return
  }
}

function waitForNext(seen: number): void {
  const until = performance.now() + LOOK_FOR_MS
  while (Atomics.load(arrived, 0) === seen) {
    if (performance.now() > until) Atomics.wait(arrived, 0, seen)
  }
}

function run(id: number, request: Uint8Array): void {
  try {
    const bytes = engine.execProtocolRawSync(request)
    tell({ kind: 'done', id, bytes }, bytes.byteLength > WORTH_TRANSFERRING ? [bytes.buffer as ArrayBuffer] : [])
  } catch (error) {
    tell({ kind: 'failed', id, message: String(error) })
  }
}

async function attempt(request: Exclude<EmbeddedRequest, { kind: 'run' }>): Promise<void> {
  try {
    if (request.kind === 'copy') await writeEngineCopy(engine, request.path)
    else await engine.close()
    tell({ kind: 'done', id: request.id, bytes: new Uint8Array(0) })
  } catch (error) {
    tell({ kind: 'failed', id: request.id, message: String(error) })
  }
}

function tell(answer: EmbeddedAnswer, handOver: ArrayBuffer[] = []): void {
  port?.postMessage(answer, handOver)
}
