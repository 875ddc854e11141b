import { listParameters } from '#modules/parameters/exports.ts'
import { legalDay, systemClock } from '#platform/clock.ts'
import { m } from '#words'
import { defineCommand, UsageError } from './command.ts'
import { withDatabase } from './open-application.ts'
import { columns } from './output.ts'

export const parametersList = defineCommand({
  options: { on: { type: 'string', value: 'YYYY-MM-DD', summary: () => m.commands_parameters_on() } },
  json: true,
  examples: [
    ['', () => m.commands_parameters_list()],
    ['--on 2027-01-01 --format json', () => m.commands_parameters_on()],
  ],
  async run(call) {
    const { out, format, values, locale } = call
    const day = values.on ?? legalDay(systemClock.now())
    if (!isDay(day)) throw new UsageError(m.commands_wrong_day({ day }))
    const rows = await withDatabase(call, ({ db }) => listParameters(db, day))
    if (format === 'json') out.json(rows)
    else {
      const note = (row: (typeof rows)[number]) => (locale === 'en' ? row.note_en : row.note_vi) ?? ''
      const lines = rows.map((row) => [
        row.key,
        `${JSON.stringify(row.value)} ${row.unit ?? ''}`.trim(),
        row.confidence,
        row.legal_basis,
        note(row),
      ])
      for (const line of columns(lines)) out.line(line)
    }
    return 0
  },
})

function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) && Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
