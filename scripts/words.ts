import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import process from 'node:process'
import { compile } from '@inlang/paraglide-js'
import { checkWords, type WordFile } from './words-check.ts'

/** Compiles every messages/{locale}.json of the platform, the set-up, the command line and the modules into src/words (`import { m } from '#words'`). */
const root = join(import.meta.dirname, '..')
const words = join(root, 'src/words')
const PLUGIN = 'node_modules/@inlang/plugin-message-format/dist/index.js'

const HEAD = `import { getLocale, experimentalStaticLocale } from '../runtime.js'
import * as registry from '../registry.js'
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
`

interface Settings {
  baseLocale: string
  locales: string[]
}

const settings: Settings = JSON.parse(await readFile(join(root, 'project.inlang/settings.json'), 'utf8'))
const files = await readWordFiles()
const problems = checkWords(files, settings)
for (const problem of problems) console.error(problem)
// A missing translation falls back to Vietnamese, so that one unfinished module does not stop the work on the others.
if (files.every((file) => isReadable(file.text))) await generate()
// Explicit, because the compiler leaves a timer behind that would hold the process for half a minute.
process.exit(problems.length > 0 ? 1 : 0)

async function readWordFiles(): Promise<WordFile[]> {
  const modules = join(root, 'src/modules')
  const names = (await readdir(modules).catch(() => [])).sort()
  const folders = [
    join(root, 'src/platform'),
    join(root, 'src/setup'),
    join(root, 'src/commands'),
    ...names.map((name) => join(modules, name)),
  ]
  const found: WordFile[] = []
  for (const folder of folders.filter((path) => existsSync(join(path, 'messages')))) {
    found.push(...(await Promise.all(settings.locales.map((locale) => readWordFile(folder, locale)))))
  }
  return found.filter((file) => found.some((other) => other.folder === file.folder && other.text !== undefined))
}

async function readWordFile(folder: string, locale: string): Promise<WordFile> {
  const path = join(folder, 'messages', `${locale}.json`)
  const text = existsSync(path) ? await readFile(path, 'utf8') : undefined
  return { folder: relative(root, folder), path: relative(root, path), locale, text }
}

function isReadable(text: string | undefined): boolean {
  try {
    JSON.parse(text ?? '{}')
    return true
  } catch {
    return false
  }
}

async function generate(): Promise<void> {
  const cache = join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'words-'))
  try {
    await writeProject(folder)
    const compiled = join(folder, 'compiled')
    await compile({
      project: join(folder, 'project.inlang'),
      outdir: compiled,
      outputStructure: 'message-modules',
      strategy: ['baseLocale'],
      isServer: 'false',
      disableAsyncLocalStorage: true,
      emitGitIgnore: false,
      emitPrettierIgnore: false,
      emitReadme: false,
    })
    await publish(compiled)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The plugin reads one file a language, so the files are merged for it. */
async function writeProject(folder: string): Promise<void> {
  await mkdir(join(folder, 'project.inlang'), { recursive: true })
  const project = {
    ...settings,
    modules: [relative(folder, join(root, PLUGIN))].map((path) => `./${path}`),
    'plugin.inlang.messageFormat': { pathPattern: './{locale}.json' },
  }
  await writeFile(join(folder, 'project.inlang/settings.json'), JSON.stringify(project))
  for (const locale of settings.locales) {
    const texts = files.filter((file) => file.locale === locale && file.text !== undefined)
    const merged = Object.assign({}, ...texts.map((file) => JSON.parse(file.text ?? '{}')))
    await writeFile(join(folder, `${locale}.json`), JSON.stringify(merged))
  }
}

/**
 * Several processes may be reading src/words: a file is replaced whole, and only when it differs. The compiler makes one
 * file a message; they are joined to one a folder, so that a page loads its own capability's words and not thousands of files.
 */
async function publish(compiled: string): Promise<void> {
  // For the bundler: a page takes only the folders whose words it says.
  const output = new Map([['package.json', '{ "type": "module", "sideEffects": ["./messages.js", "./runtime.js"] }\n']])
  for (const name of ['runtime.js', 'registry.js']) output.set(name, await readFile(join(compiled, name), 'utf8'))
  for (const [name, keys] of keysByFolder()) {
    const parts = await Promise.all(keys.map((key) => readFile(join(compiled, `messages/${key}.js`), 'utf8')))
    output.set(`messages/${name}.js`, HEAD + parts.map(withoutHead).join('\n'))
  }
  const exports = [...keysByFolder().keys()].map((name) => `export * from './${name}.js'`)
  output.set('messages/_index.js', exports.join('\n'))
  // Last, when what it imports is there. Whoever imports a word also gets the rule which language is spoken.
  output.set('messages.js', `import '../platform/i18n/locale.ts'\nexport * as m from './messages/_index.js'\n`)
  for (const [name, text] of output) await replace(join(words, name), text)
  const left = (await readdir(words, { recursive: true })).filter((name) => name.endsWith('.js') && !output.has(name))
  for (const name of left) await rm(join(words, name))
}

function withoutHead(text: string): string {
  return text.replaceAll(/^import .*\n|^\/\*\* @typedef \{import\(.*\)\.LocalizedString\} LocalizedString \*\/\n/gm, '')
}

/** Folder name (`platform`, `desk` …) → keys of the base language. */
function keysByFolder(): Map<string, string[]> {
  const base = files.filter((file) => file.locale === settings.baseLocale && file.text !== undefined)
  const keysOf = (file: WordFile) => Object.keys(JSON.parse(file.text ?? '{}')).filter((key) => key !== '$schema')
  return new Map(base.map((file) => [basename(file.folder), keysOf(file)]))
}

async function replace(path: string, text: string): Promise<void> {
  const present = await readFile(path, 'utf8').catch(() => undefined)
  if (present === text) return
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, text)
  await rename(temporary, path)
}
