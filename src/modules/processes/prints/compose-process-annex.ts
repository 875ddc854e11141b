import type { Annex } from '../annex.ts'
import type { ProcessAnnexView } from './process-annex.ts'

/** The annex for the PDF; the same texts as in Word and in the spreadsheet. */
export function composeProcessAnnex(annex: Annex, now: Date): ProcessAnnexView {
  const { table, title, subtitle, name, lines } = annex
  const time = table.columns.findIndex(({ column }) => column === 'time')
  return {
    document_title: `${title}: ${name}`,
    title,
    issued_at: Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
      .toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    qr_text: null,
    head: {
      superior: annex.superior,
      issuer: annex.issuer,
      number: '',
      place_and_date: annex.place_and_date,
      form: null,
    },
    subtitle,
    name,
    lines: lines.map(({ label, text }) => ({ label, text })),
    columns: table.columns.map(({ header, share }) => ({ header, share })),
    rows: table.rows.map(({ cells }) => cells),
    total: table.total === null ? null : { text: table.total, column: time },
  }
}
