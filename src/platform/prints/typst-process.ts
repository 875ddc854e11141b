import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { RenderAnswer, RenderRequest } from './typst-renderer.ts'

/**
 * The process that lays out. It is apart from the server because a template is a program that an administrator may
 * change: one that never ends, or that brings the compiler down, costs this process and not the one that serves.
 * Arguments: folder of the templates, folder of the fonts.
 */

const [templatesDir = '', fontsDir = ''] = process.argv.slice(2)
const compiler = NodeCompiler.create({ workspace: templatesDir, fontArgs: [{ fontPaths: [fontsDir] }] })

/** Results of earlier layouts that later ones may reuse are forgotten after so many layouts without use. */
const MEMORY_OF_LAYOUTS = 10
const KIND_ERROR = 1

let replaced: string[] = []

process.on('message', (request: RenderRequest) => process.send?.(answer(request)))
process.on('disconnect', () => process.exit(0))

function answer(request: RenderRequest): RenderAnswer {
  replaceSources(request.sources)
  const result = compiler.compile({
    mainFilePath: pathOf(request.template),
    inputs: { data: request.data },
  })
  const document = result.result
  if (!document) return { problem: firstProblem(result.takeDiagnostics()) }
  const pdf = archivable(document, request)
  const pages = document.numOfPages
  compiler.evictCache(MEMORY_OF_LAYOUTS)
  return { pdf, pages }
}

/** PDF/A for the archive; a name in a script that the font lacks makes that impossible, then plain PDF. */
function archivable(document: Document, { created_at, tagged }: RenderRequest): Buffer {
  const options = { creationTimestamp: created_at, pdfTags: tagged }
  try {
    return compiler.pdf(document, { ...options, pdfStandard: tagged ? 'a-2a' : 'a-2b' })
  } catch {
    return compiler.pdf(document, options)
  }
}

type Document = NonNullable<ReturnType<NodeCompiler['compile']>['result']>

function replaceSources(sources: Record<string, string>): void {
  for (const name of replaced) compiler.unmapShadow(pathOf(name))
  replaced = Object.keys(sources)
  for (const [name, source] of Object.entries(sources)) compiler.addSource(pathOf(name), source)
}

function pathOf(template: string): string {
  return join(templatesDir, `${template}.typ`)
}

interface Diagnostic {
  message: string
  path: string
  severity: number
  range: { start: { line: number; character: number } } | null
}

function firstProblem(error: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null) {
  const found: Diagnostic[] = error ? compiler.fetchDiagnostics(error) : []
  const first = found.find((each) => each.severity === KIND_ERROR) ?? found[0]
  const start = first?.range?.start
  return {
    message: first?.message ?? 'the template could not be laid out',
    file: first?.path.split('/').at(-1) ?? '',
    line: start ? start.line + 1 : null,
    column: start ? start.character + 1 : null,
  }
}
