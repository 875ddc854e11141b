import { type ChildProcess, fork } from 'node:child_process'
import { projectPath } from '../project.ts'

/** One layout: a template by name, sources that replace files of the folder, the data as JSON, the PDF's date in seconds. */
export interface RenderRequest {
  template: string
  sources: Record<string, string>
  data: string
  created_at: number
  /** Tagged for screen readers (PDF/A-2a); without tags (PDF/A-2b) a long table is a fifth of the size. */
  tagged: boolean
}

/** Line and column count from 1; null when the compiler does not know. */
export interface TemplateProblem {
  message: string
  file: string
  line: number | null
  column: number | null
}

export type RenderAnswer = { pdf: Uint8Array; pages: number } | { problem: TemplateProblem }

export interface Renderer {
  render(request: RenderRequest): Promise<RenderAnswer>
  close(): void
}

export interface RendererSettings {
  templatesDir: string
  fontsDir: string
  /** After this many milliseconds a layout is given up and its process killed. */
  timeLimit?: number
}

/** Starts its process with the first layout; layouts wait for each other, and the process ends with the server's. */
export function createRenderer({ templatesDir, fontsDir, timeLimit = 20_000 }: RendererSettings): Renderer {
  let child: ChildProcess | undefined
  let last: Promise<unknown> = Promise.resolve()

  const running = (): ChildProcess => {
    if (!child || !isAlive(child)) child = startProcess(templatesDir, fontsDir)
    return child
  }
  const render = (request: RenderRequest): Promise<RenderAnswer> => {
    const mine = last.then(() => ask(running(), request, timeLimit))
    last = mine.catch(() => undefined)
    return mine
  }
  return { render, close: () => void child?.kill() }
}

function startProcess(templatesDir: string, fontsDir: string): ChildProcess {
  const child = fork(projectPath('src/platform/prints/typst-process.ts'), [templatesDir, fontsDir], {
    serialization: 'advanced',
    execArgv: [],
    // A template may name a package of the Typst registry; nothing is ever fetched from outside while printing.
    env: { PATH: process.env.PATH, HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, ALL_PROXY: NOWHERE },
  })
  keepAlive(child, false)
  return child
}

const NOWHERE = 'http://127.0.0.1:9'

function ask(child: ChildProcess, request: RenderRequest, timeLimit: number): Promise<RenderAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer)
      child.off('message', answered).off('exit', ended)
      keepAlive(child, false)
      act()
    }
    const answered = (answer: RenderAnswer) => settle(() => resolve(answer))
    const ended = (code: number | null) => settle(() => reject(new Error(`the print process ended (${code})`)))
    const giveUp = () => {
      child.kill('SIGKILL')
      settle(() => resolve({ problem: tooLong(request.template, timeLimit) }))
    }
    const timer = setTimeout(giveUp, timeLimit)
    keepAlive(child, true)
    child.on('message', answered).on('exit', ended)
    child.send(request)
  })
}

/** A killed process stays connected for a moment. */
function isAlive(child: ChildProcess): boolean {
  return child.connected && !child.killed && child.exitCode === null && child.signalCode === null
}

function tooLong(template: string, timeLimit: number): TemplateProblem {
  const message = `the layout did not end within ${timeLimit / 1000} seconds`
  return { message, file: `${template}.typ`, line: null, column: null }
}

/** Only a layout under way keeps the server's process alive. */
function keepAlive(child: ChildProcess, alive: boolean): void {
  if (alive) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
