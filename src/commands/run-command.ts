import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { isLocale, type Locale, runWithLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { type Command, type ExitCode, UsageError } from './command.ts'
import { type CommandEntry, commandTable } from './command-table.ts'
import { explainFailure } from './failure.ts'
import { helpOf, overview, PROGRAM } from './help-text.ts'
import type { Output } from './output.ts'

type Environment = Readonly<Record<string, string | undefined>>

interface Request {
  locale: Locale
  wantsHelp: boolean
  words: string[]
}

/** Reads the words after `motcua`, does what they say and answers with the exit code. Throws nothing. */
export async function runCommandLine(words: readonly string[], env: Environment, out: Output): Promise<ExitCode> {
  const request = readGlobalOptions(words)
  return runWithLocale(request.locale, async () => {
    try {
      return await dispatch(request, env, out)
    } catch (error) {
      return explainFailure(error, out)
    }
  })
}

/** `--lang` and `--help` may stand anywhere: also before the command, also without one. */
function readGlobalOptions(words: readonly string[]): Request {
  const request: Request = { locale: 'vi', wantsHelp: false, words: [] }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--help' || word === '-h') request.wantsHelp = true
    else if (word === '--lang' && isLocale(words[at + 1])) request.locale = words[++at] as Locale
    else if (word.startsWith('--lang=') && isLocale(word.slice(7))) request.locale = word.slice(7) as Locale
    else request.words.push(word)
  }
  return request
}

async function dispatch({ locale, wantsHelp, words }: Request, env: Environment, out: Output): Promise<ExitCode> {
  if (words.length === 0) {
    out.line(overview(commandTable))
    return wantsHelp ? 0 : 2
  }
  const entry = findCommand(words)
  if (!entry) return groupOrUnknown(words, wantsHelp, out)
  const command = await entry.load()
  if (wantsHelp) {
    out.line(helpOf(entry.name, entry.summary(), command))
    return 0
  }
  const { values, positionals, format } = readWords(entry.name, command, words.slice(entry.name.split(' ').length))
  const here = env.npm_lifecycle_event === 'motcua' ? env.INIT_CWD : undefined
  return command.run({
    values,
    operands: positionals,
    config: readConfig(env, []),
    env,
    out,
    format,
    locale,
    path: (name) => resolve(here ?? '.', name),
  })
}

/** The longest name that the words begin with. */
function findCommand(words: readonly string[]): CommandEntry | undefined {
  const fits = commandTable.filter((entry) => entry.name.split(' ').every((part, at) => words[at] === part))
  return fits.toSorted((a, b) => b.name.length - a.name.length)[0]
}

/** `motcua admin` names a group: its commands are listed. */
function groupOrUnknown(words: readonly string[], wantsHelp: boolean, out: Output): ExitCode {
  const group = commandTable.filter((entry) => entry.name.startsWith(`${words[0]} `))
  if (group.length === 0) throw new UsageError(m.commands_unknown_command({ name: words.join(' '), program: PROGRAM }))
  if (words.length > 1) out.problem(m.commands_unknown_command({ name: words.join(' '), program: PROGRAM }))
  out.line(overview(group))
  return wantsHelp ? 0 : 2
}

function readWords(name: string, command: Command, words: readonly string[]) {
  const declared = Object.entries(command.options).map(([key, { type }]) => [key, { type }] as const)
  const hasFormat = command.json || command.formats
  const options = { ...Object.fromEntries(declared), ...(hasFormat ? { format: { type: 'string' as const } } : {}) }
  const help = `${PROGRAM} ${name} --help`
  const { values, positionals } = parse(words, options, help)
  const known = command.formats ?? ['text', 'json']
  const { format = known[0] ?? 'text', ...rest } = values
  if (typeof format !== 'string' || !known.includes(format)) {
    throw new UsageError(m.commands_wrong_format({ help, known: known.join(', ') }))
  }
  const [least, most] = [command.least ?? 0, command.most ?? command.least ?? 0]
  if (positionals.length < least)
    throw new UsageError(m.commands_missing_operand({ operands: command.operands ?? '', help }))
  if (positionals.length > most)
    throw new UsageError(m.commands_too_many_operands({ word: positionals[most] ?? '', help }))
  return {
    values: command.formats ? { ...rest, format } : rest,
    positionals,
    format: format === 'json' ? ('json' as const) : ('text' as const),
  }
}

function parse(words: readonly string[], options: Record<string, { type: 'boolean' | 'string' }>, help: string) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    const option = /'(-[^' ]*)/.exec(message)?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(m.commands_unknown_option({ option, help }))
    if (code?.startsWith('ERR_PARSE_ARGS')) throw new UsageError(m.commands_wrong_option_value({ option, help }))
    throw error
  }
}
