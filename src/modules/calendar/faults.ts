/** What can be wrong with a calendar or a preview request. Sentences: `faultSentence` in fault-words.ts. */
export type FaultCode =
  | 'not_object'
  | 'not_array'
  | 'not_text'
  | 'not_whole'
  | 'not_allowed'
  | 'unknown_field'
  | 'bad_time'
  | 'bad_date'
  | 'bad_weekday'
  | 'bad_season'
  | 'season_overlap'
  | 'hours_not_pair'
  | 'hours_reversed'
  | 'hours_overlap'
  | 'hours_empty'
  | 'hours_of_closed'
  | 'exception_kind'
  | 'date_twice'
  | 'makeup_of_working_day'
  | 'dates_reversed'
  | 'no_working_day'

/** One fault with its place: `weekly.mon[0][1]`; an empty path is the whole. */
export interface InputFault {
  readonly path: string
  readonly code: FaultCode
  /** What was found or is allowed, for the sentence. */
  readonly detail?: string | undefined
}

export type JsonObject = Readonly<Record<string, unknown>>

/** Collects faults so that all are reported at once. */
export class Faults {
  readonly list: InputFault[] = []

  /** Always undefined, so that a reader can `return faults.add(…)`. */
  add(path: string, code: FaultCode, detail?: string): undefined {
    this.list.push(detail === undefined ? { path, code } : { path, code, detail })
    return undefined
  }

  object(value: unknown, path: string): JsonObject | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject
    return this.add(path, 'not_object')
  }
}
