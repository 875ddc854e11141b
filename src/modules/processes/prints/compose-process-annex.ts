import type { Annex } from '../annex.ts'
import type { TableColumn } from '../table-columns.ts'
import type { ProcessAnnexView } from './process-annex.ts'

/** The five columns of the Decision; on paper everything else stands beneath the work, with its name. */
const ON_PAPER: readonly TableColumn[] = ['step', 'who', 'content', 'time', 'output']

/** The annex for the PDF; the same texts as in Word and in the spreadsheet. */
export function composeProcessAnnex(annex: Annex, now: Date): ProcessAnnexView {
  const { table, title, subtitle, name, lines } = annex
  const columns = table.columns.filter(({ column }) => ON_PAPER.includes(column))
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
    columns: columns.map(({ header, share }) => ({ header, share })),
    rows: table.rows.map(({ cells }) => rowOf(table, cells)),
    total: table.total === null ? null : { text: table.total, column: ON_PAPER.indexOf('time') },
  }
}

function rowOf({ columns }: Annex['table'], cells: readonly string[]): string[] {
  const more = columns.flatMap(({ column, header }, at) => {
    const text = cells[at] ?? ''
    return ON_PAPER.includes(column) || text === '' ? [] : [`${header}: ${text.replaceAll('\n', '; ')}`]
  })
  return columns.flatMap(({ column }, at) => {
    if (!ON_PAPER.includes(column)) return []
    const text = cells[at] ?? ''
    return [column === 'content' ? [text, ...more].join('\n') : text]
  })
}
