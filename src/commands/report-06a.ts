import { writeFile } from 'node:fs/promises'
import {
  catchUpFacts,
  type FileKind,
  file06a,
  json06a,
  readReportRequest,
  sheetOf06a,
} from '#modules/reports/exports.ts'
import { system } from '#platform/access/actor.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { type Call, defineCommand, UsageError } from './command.ts'
import { withApplication } from './open-application.ts'

const CHOICES = {
  by: ['field', 'procedure', 'agency', 'division', 'receiver'],
  rounding: ['half_up', 'truncate', 'complement'],
} as const

const options = {
  from: { type: 'string', value: 'YYYY-MM-DD', summary: () => m.commands_report_from() },
  to: { type: 'string', value: 'YYYY-MM-DD', summary: () => m.commands_report_to() },
  'as-of': { type: 'string', value: 'INSTANT', summary: () => m.commands_report_as_of() },
  unit: { type: 'string', value: 'CODE', summary: () => m.commands_report_unit() },
  by: { type: 'string', value: 'field', summary: () => m.commands_report_by() },
  rounding: { type: 'string', value: 'half_up', summary: () => m.commands_report_rounding() },
  force: { type: 'boolean', summary: () => m.commands_option_force() },
} as const

export const report06a = defineCommand({
  operands: '[FILE]',
  most: 1,
  options,
  formats: ['json', 'xlsx', 'pdf', 'csv'],
  examples: [
    ['--from 2023-01-01 --to 2023-05-31 --format json', () => m.commands_report_example_json()],
    [
      '--from 2026-01-01 --to 2026-12-31 --unit H62.015 --format xlsx bieu-06a.xlsx',
      () => m.commands_report_example_file(),
    ],
  ],
  notes: () => m.commands_report_notes(),
  async run(call) {
    const search = searchOf(call.values)
    const format = (call.values as { format?: string }).format as FileKind | 'json'
    const answer = await withApplication(call, async (app) => {
      const { db } = app.database
      await catchUpFacts(db, (count) => call.out.progress(m.commands_report_counting({ count })))
      const asked = await usable(() => readReportRequest(db, system, search, app.clock.now()))
      // Programs and paper read the official names, whatever the person's language is.
      const sheet = await sheetOf06a(db, asked, true)
      return format === 'json' ? json06a(sheet, asked.question) : await file06a(app, asked.question, sheet, format)
    })
    await give(call, answer)
    return 0
  },
})

function searchOf(values: Readonly<Record<string, unknown>>): URLSearchParams {
  const search = new URLSearchParams({ unit: 'all' })
  for (const [option, name] of [
    ['from', 'from'],
    ['to', 'to'],
    ['as-of', 'as_of'],
    ['unit', 'unit'],
  ] as const) {
    const value = values[option]
    if (typeof value === 'string') search.set(name, value)
  }
  for (const option of ['by', 'rounding'] as const) {
    const value = values[option]
    if (typeof value !== 'string') continue
    const known: readonly string[] = CHOICES[option]
    if (!known.includes(value)) {
      throw new UsageError(m.commands_report_wrong_choice({ option, value, known: known.join(', ') }))
    }
    search.set(option, value)
  }
  return search
}

/** A day that is none, or a unit that does not exist: the command was called in a wrong way. */
async function usable<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof FormProblem) throw new UsageError(error.problems.map(({ message }) => message).join('\n'))
    if (error instanceof Refusal) throw new UsageError(error.message)
    throw error
  }
}

async function give(
  call: Pick<Call, 'operands' | 'out' | 'path' | 'values'>,
  answer: Uint8Array | object,
): Promise<void> {
  const [name] = call.operands
  const { force } = call.values as { force?: boolean }
  if (name === undefined) {
    if (answer instanceof Uint8Array) call.out.bytes(answer)
    else call.out.json(answer)
    return
  }
  const file = call.path(name)
  const content = answer instanceof Uint8Array ? answer : `${JSON.stringify(answer, null, 2)}\n`
  await writeFile(file, content, { flag: force ? 'w' : 'wx' })
  call.out.progress(file)
}
