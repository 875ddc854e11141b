import { m } from '#words'
import type { Command } from './command.ts'
import type { CommandEntry } from './command-table.ts'
import { columns } from './output.ts'

export const PROGRAM = 'npm run -s motcua --'

/** All commands, one line each. */
export function overview(entries: readonly CommandEntry[]): string {
  const rows = entries.map((entry) => [`  ${entry.name}`, entry.summary()])
  return [
    m.commands_product_line(),
    '',
    `${m.commands_usage()}  ${PROGRAM} ${m.commands_usage_all()}`,
    '',
    ...columns(rows),
    '',
    m.commands_help_more({ program: PROGRAM }),
    m.commands_help_settings(),
  ].join('\n')
}

/** One command: usage, options, examples, exit codes. */
export function helpOf(name: string, summary: string, command: Command): string {
  const usage = [
    PROGRAM,
    name,
    command.operands,
    ...Object.keys(command.options).map((key) => `[${optionText(command, key)}]`),
  ]
  const options = [
    ...Object.entries(command.options).map(([key, option]) => [`  ${optionText(command, key)}`, option.summary()]),
    ...(command.json ? [['  --format text|json', m.commands_option_format()]] : []),
    ...(command.formats ? [[`  --format ${command.formats.join('|')}`, m.commands_option_format()]] : []),
    ['  --lang vi|en', m.commands_option_lang()],
    ['  --help', m.commands_option_help()],
  ]
  const examples = command.examples.map(([given, meaning]) => [
    `  ${PROGRAM} ${[name, given].filter(Boolean).join(' ')}`,
    meaning(),
  ])
  return [
    summary,
    ...(command.notes ? ['', command.notes()] : []),
    '',
    `${m.commands_usage()}  ${usage.filter(Boolean).join(' ')}`,
    '',
    m.commands_options(),
    ...columns(options),
    '',
    m.commands_examples(),
    ...examples.flatMap(([line, meaning]) => [line ?? '', `      ${meaning}`]),
    '',
    m.commands_exit_codes(),
  ].join('\n')
}

function optionText(command: Command, key: string): string {
  const option = command.options[key]
  return option?.type === 'string' ? `--${key} ${option.value ?? 'VALUE'}` : `--${key}`
}
