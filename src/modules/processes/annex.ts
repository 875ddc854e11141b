/** What the annex of a Decision prints around the table, the same on paper, in Word and in a spreadsheet. Pure. */
import { placeAndDate } from '#platform/prints/vietnamese-dates.ts'
import { prefaceOf } from './preface.ts'
import type { InternalProcess } from './process.ts'
import { type ProcessTable, tableOf } from './process-table.ts'

export interface Annex {
  superior: string | null
  issuer: string
  place_and_date: string
  title: string
  /** `(Ban hành kèm theo Quyết định số …)`; of a draft, that it is one. */
  subtitle: string
  name: string
  /** Above the table: label and text. */
  lines: { label: string; text: string }[]
  table: ProcessTable
}

interface Issuer {
  name: string
  parentName: string
  area: string
}

/** @param board in Vietnamese, whatever the reader's language */
export function annexOf(process: InternalProcess, board: Issuer | undefined, now: Date): Annex {
  const { decision } = process
  const place = board?.area.replace(/^(tỉnh|thành phố)\s+/i, '') || '…'
  const agency = decision?.agency ?? board?.name ?? 'cơ quan ban hành'
  const day = decision?.date ? ` ngày ${decision.date.split('-').reverse().join('/')}` : ''
  return {
    superior: board?.parentName || null,
    issuer: board?.name ?? decision?.agency ?? 'Một Cửa',
    place_and_date: placeAndDate(place, now),
    title: 'Quy trình nội bộ giải quyết thủ tục hành chính',
    subtitle: decision
      ? `(Ban hành kèm theo Quyết định số ${decision.number}${day} của ${agency})`
      : '(Dự thảo, chưa ban hành)',
    name: process.name,
    lines: prefaceOf(process),
    table: tableOf(process),
  }
}
