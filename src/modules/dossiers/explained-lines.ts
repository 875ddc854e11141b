import { type Line, type Locale, lineParts, quantityText } from '#modules/calendar/exports.ts'

/** The engine's lines as people check them: day under day, each with the sum so far. Pure. */
export interface ExplainedLine {
  from: number
  to: number
  kind: Line['kind'] | 'start' | 'due'
  /** "thứ Hai 23/11/2026" */
  span: string
  /** "Ngày làm việc, tính 1 ngày làm việc." */
  says: string
  law: string
  /** "3/5 ngày làm việc"; null where nothing is counted. */
  tally: string | null
}

const DAY = 86_400_000

/** `whole`: what the tally counts up to; an extension has a tally of its own, up to `extension`. */
export function explainLines(lines: readonly Line[], due: number | null, locale: Locale): ExplainedLine[] {
  const daily = lines.flatMap(eachCountedDay)
  const parts = splitAtExtension(daily)
  return parts.flatMap((part) => {
    const whole = part.reduce((sum, line) => sum + line.count, 0)
    const finished = part !== parts.at(-1) || due !== null
    let sum = 0
    return part.map((line) => {
      sum += line.count
      const { span, says, law } = lineParts(line, locale)
      return {
        from: line.from,
        to: line.to,
        kind: kindOf(line, due),
        span: capitalised(span),
        says: `${capitalised(says)}.`,
        law,
        tally: line.count === 0 ? null : tallyText(sum, finished ? whole : null, line, locale),
      }
    })
  })
}

function kindOf(line: Line, due: number | null): ExplainedLine['kind'] {
  if (line.to === due && line.count > 0) return 'due'
  return line.reason === 'start_day' || line.reason === 'extension_start' ? 'start' : line.kind
}

function tallyText(sum: number, whole: number | null, { measure }: Line, locale: Locale): string {
  const daily = measure === 'working_days' || measure === 'calendar_days'
  if (whole === null) return quantityText(sum, measure, locale)
  return `${daily ? sum : quantityText(sum, measure, locale)}/${quantityText(whole, measure, locale)}`
}

/** Counted working days stand one under the other, as people count them on their fingers. */
export function eachCountedDay(line: Line): Line[] {
  if (line.kind !== 'counted' || line.measure !== 'working_days' || line.count < 2) return [line]
  return Array.from({ length: line.count }, (_, index) => {
    const from = line.from + index * DAY
    const last = index === line.count - 1
    return { ...line, from, to: last ? line.to : from + DAY, count: 1, amount: 1 }
  })
}

/** What was counted before the new appointment and what after it are two sums. */
function splitAtExtension(lines: readonly Line[]): Line[][] {
  const at = lines.findIndex((line) => line.reason === 'extension_start')
  return at < 0 ? [[...lines]] : [lines.slice(0, at), lines.slice(at)]
}

export function capitalised(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase('vi') + sentence.slice(1)
}
