import type { Config } from '#platform/config.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Output } from './output.ts'

/** 0 done · 1 failed, refused or blocked · 2 called in a wrong way. */
export type ExitCode = 0 | 1 | 2

export interface OptionDeclaration {
  type: 'boolean' | 'string'
  /** What stands for the value in the usage line: `CODE`. */
  value?: string
  summary: () => string
}
export type Options = Readonly<Record<string, OptionDeclaration>>

export type Values<Declared extends Options> = {
  readonly [Name in keyof Declared]?: ValueOf<Declared[Name]['type']> | undefined
}

/** Distributes: of a command that is not known more closely, a value may be either. */
type ValueOf<Type> = Type extends 'boolean' ? boolean : string

/** One call of one command. */
export interface Call<Declared extends Options = Options> {
  values: Values<Declared>
  operands: readonly string[]
  /** As the server reads it: DATA_DIR, DATABASE_URL, PORT … */
  config: Config
  env: Readonly<Record<string, string | undefined>>
  out: Output
  format: 'text' | 'json'
  locale: Locale
  /** Absolute path of a file that was named, seen from where the person stands (npm itself runs in the project's folder). */
  path(name: string): string
}

export interface Command<Declared extends Options = Options> {
  /** What follows the name: `FILE…`, `[CODE]`. */
  operands?: string
  least?: number
  most?: number
  options: Declared
  /** Knows `--format json`. */
  json?: boolean
  /** Knows these formats instead, the first by default; `format` is then one of `values`. */
  formats?: readonly string[]
  /** Arguments after the name, and what they do. */
  examples: readonly (readonly [string, () => string])[]
  /** What one should know beside the options. */
  notes?: () => string
  run(call: Call<Declared>): Promise<ExitCode>
}

export function defineCommand<const Declared extends Options>(command: Command<Declared>): Command<Declared> {
  return command
}

/** The command was called in a wrong way; the message says how it is meant. Exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** The command cannot do what it was asked to; one sentence for the person. Exit code 1. */
export class CommandFailed extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CommandFailed'
  }
}
