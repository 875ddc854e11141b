import { legalZone } from '#platform/clock.ts'
import type { AuditLine } from './audit-queries.ts'

const heads = [
  'at',
  'outcome',
  'action',
  'subject',
  'actor_kind',
  'actor_id',
  'actor_name',
  'unit',
  'address',
  'detail',
]

/** RFC 4180 with a byte order mark, so that spreadsheets read Vietnamese; times in legal time with their offset. Pure. */
export function auditCsv(rows: readonly AuditLine[]): string {
  const lines = rows.map((row) => [
    legalTime(row.at),
    row.outcome,
    row.action,
    row.subject,
    row.actor_kind,
    row.actor_id,
    row.actor_name,
    row.unit_name,
    row.address,
    row.detail,
  ])
  return `\uFEFF${[heads, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function legalTime(at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(legalZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** A cell that begins like a formula is quoted as text: a spreadsheet would otherwise compute what a caller typed. */
function cell(value: string | null): string {
  const text = value ?? ''
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
