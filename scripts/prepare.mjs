// Makes a clone ready to start, to test or to develop: packages, words, and with the argument `build` the pages.
// Plain JavaScript without packages, because it runs first, with whatever Node ≥ 20 the machine has.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (...parts) => join(root, ...parts)
const windows = process.platform === 'win32'
/** The Node that the project brings along; the machine's own may be too old to run TypeScript. */
const node = inRoot('node_modules/node/bin', windows ? 'node.exe' : 'node')

// Every setting that decides what is compiled; documents, data and tests do not.
const SETTINGS = [
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'react-router.config.ts',
  'project.inlang/settings.json',
]

installPackages()
compileWords()
if (process.argv.includes('build')) buildPages()

function installPackages() {
  if (modifiedAt('node_modules/.package-lock.json') >= modifiedAt('package-lock.json')) return
  step('Installing packages (once, about half a minute) …', () => {
    // Not `npm ci`: it refuses a lock without the optional packages of other systems, and a registry mirror may lack those.
    // `--no-save` takes the locked versions and leaves the lock as it is.
    const cli = process.env.npm_execpath
    const options = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    const run = { cwd: root, stdio: 'inherit' }
    return cli?.endsWith('.js')
      ? spawnSync(process.execPath, [cli, ...options], run)
      : spawnSync('npm', options, { ...run, shell: windows })
  })
}

function compileWords() {
  const words = filesBelow('src', (path) => path.includes('/messages/') && path.endsWith('.json'))
  const inputs = [
    ...words,
    'scripts/words.ts',
    'scripts/words-check.ts',
    'project.inlang/settings.json',
    'package-lock.json',
  ]
  onlyWhenChanged('words', inputs, 'src/words/messages.js', () =>
    step('Compiling words …', () => spawnSync(node, [inRoot('scripts/words.ts')], { cwd: root, stdio: 'inherit' })),
  )
}

function buildPages() {
  const sources = filesBelow('src', (path) => !path.startsWith('src/words/') && !/\.test\.tsx?$/.test(path))
  onlyWhenChanged('build', [...sources, ...SETTINGS], 'build/server/index.js', () =>
    step('Building pages …', () => {
      const builder = inRoot('node_modules/@react-router/dev/bin.cjs')
      const options = { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } }
      return spawnSync(node, [builder, 'build'], options)
    }),
  )
}

/** Announces the work, does it, and ends the program with what the work printed when it failed. */
function step(sentence, work) {
  const started = Date.now()
  // What a command answers may be read by a program; this is no answer.
  const said = process.env.npm_lifecycle_event === 'premotcua' ? process.stderr : process.stdout
  said.write(`${sentence}\n`)
  const result = work()
  if (result.status === 0) {
    said.write(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
    return
  }
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`)
  process.stderr.write(`${sentence.replace(/ …$/, '')}: failed, see above.\n`)
  process.exit(1)
}

function onlyWhenChanged(name, inputs, output, work) {
  const stamp = inRoot('node_modules/.cache', `motcua-${name}.stamp`)
  const present = signatureOf(inputs)
  if (existsSync(inRoot(output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === present) return
  work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, present)
}

/** Names, sizes and times of the inputs: reading no content keeps an unchanged start fast. */
function signatureOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.filter((one) => existsSync(inRoot(one))).sort()) {
    const { size, mtimeMs } = statSync(inRoot(path))
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesBelow(folder, wanted) {
  return readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter(wanted)
}

function modifiedAt(path) {
  return existsSync(inRoot(path)) ? statSync(inRoot(path)).mtimeMs : 0
}
