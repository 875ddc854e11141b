/** Time limits of the national portal's records, which come as a number with a unit, a sentence, or both. Pure. */
import type { Flag } from './flag-rules.ts'
import type { NationalMethod, NationalRecord } from './national-record.ts'
import type { Channel, ChannelLimit, Limit, LimitUnit } from './procedure.ts'

export type Defect = Pick<Flag, 'path' | 'rule' | 'detail'>

export const CHANNEL_OF: Record<NationalMethod['submissionMethod'], Channel> = {
  DIRECT: 'counter',
  POSTAL: 'post',
  ONLINE: 'online',
}

const UNIT_OF: Record<string, LimitUnit> = {
  WORKING_DAY: 'working_days',
  DAY: 'days',
  HOUR: 'working_hours',
  WORKING_HOUR: 'working_hours',
  MONTH: 'months',
}

const IN_WORDS = /(\d+(?:[.,]\d+)?)\s*(ngày làm việc|ngày|giờ làm việc|giờ|tháng)/i
const UNIT_WORDS: Record<string, LimitUnit> = {
  'ngày làm việc': 'working_days',
  ngày: 'days',
  'giờ làm việc': 'working_hours',
  giờ: 'working_hours',
  tháng: 'months',
}

export interface RecordLimits {
  /** The limit at the counter, or of the first channel. */
  limit: Limit | null
  note: string | null
  channel_limits: ChannelLimit[]
  defects: Defect[]
}

/** The limits of a record by channel, with every doubt about them. */
export function readLimits(record: NationalRecord): RecordLimits {
  const defects: Defect[] = []
  const first = new Map<Channel, { limit: Limit | null; method: NationalMethod }>()
  for (const method of record.executionMethods) {
    const channel = CHANNEL_OF[method.submissionMethod]
    const limit = readLimit(method, defects)
    const earlier = first.get(channel)
    if (!earlier) first.set(channel, { limit, method })
    else if (say(earlier.limit) !== say(limit))
      defects.push(defect('several_limits', { channel, first: say(earlier.limit), other: say(limit) }))
  }
  const base = first.get('counter') ?? first.values().next().value
  const limit = base?.limit ?? null
  compareWithCases(record, limit, defects)
  const channel_limits = [...first]
    .filter(([, own]) => own.limit !== null && limit !== null && say(own.limit) !== say(limit))
    .map(([channel, own]) => ({ channel, limit: own.limit as Limit, note: null }))
  const text = base ? [sentence(base.method), base.method.description].filter((part) => part !== '').join('\n') : ''
  return { limit, note: text || null, channel_limits, defects: unique(defects) }
}

function readLimit(method: NationalMethod, defects: Defect[]): Limit | null {
  const { processingTime: value, processingTimeUnit } = method
  const unit = UNIT_OF[processingTimeUnit ?? '']
  const words = `${sentence(method)} ${method.description}`
  if (typeof value !== 'number' || value <= 0 || unit === undefined) {
    const read = fromWords(words)
    const said = typeof value === 'string' ? value.slice(0, 120) : `${value ?? ''} ${processingTimeUnit ?? ''}`.trim()
    defects.push(defect(read ? 'limit_read_from_text' : 'unit_unknown', { text: said }))
    return read
  }
  const described = fromWords(method.description)
  if (unit === 'days' && described?.unit === 'working_days' && described.value === value) {
    defects.push(defect('unit_conflict', { value, unit: 'days', other: 'working_days' }))
    return described
  }
  return makeLimit(value, unit, defects)
}

/** The portal also states a limit per case, in another table; where the two differ nobody knows which is right. */
function compareWithCases(record: NationalRecord, limit: Limit | null, defects: Defect[]): void {
  for (const { processingDay } of record.cases) {
    const unit = UNIT_OF[processingDay?.type ?? '']
    const value = processingDay?.qty
    if (!limit || !value || unit === undefined) continue
    if (value === limit.value && unit !== limit.unit)
      defects.push(defect('unit_conflict', { value, unit: limit.unit, other: unit }))
    if (value !== limit.value)
      defects.push(defect('case_and_method_differ', { method: say(limit), case: `${value} ${unit}` }))
  }
}

function makeLimit(value: number, unit: LimitUnit, defects: Defect[]): Limit | null {
  const whole = Number.isInteger(value)
  if (!whole && (unit === 'days' || unit === 'months')) {
    defects.push(defect('fraction_of_calendar_unit', { value, unit }))
    return null
  }
  return { value, unit, counting: whole ? 'civil_code' : 'hours' }
}

function fromWords(text: string): Limit | null {
  const [, number, word] = IN_WORDS.exec(text) ?? []
  const unit = UNIT_WORDS[word?.toLowerCase() ?? '']
  const value = Number(number?.replace(',', '.'))
  return unit && value > 0 ? makeLimit(value, unit, []) : null
}

function sentence(method: NationalMethod): string {
  return typeof method.processingTime === 'string' ? method.processingTime.replace(/\s+/g, ' ').trim() : ''
}

function say(limit: Limit | null): string {
  return limit ? `${limit.value} ${limit.unit}` : ''
}

function defect(rule: string, detail: Defect['detail']): Defect {
  return { path: 'cases[0].limit', rule, detail }
}

function unique(defects: Defect[]): Defect[] {
  return [...new Map(defects.map((one) => [JSON.stringify(one), one])).values()]
}
