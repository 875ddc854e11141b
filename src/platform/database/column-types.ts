import pg from 'pg'

/**
 * How column values are read, the same on both engines:
 * `date` as 'YYYY-MM-DD' text (the driver's own choice, local midnight as a Date, loses a day in Hà Nội),
 * `timestamptz` as Date, `timestamp` as text, `int8` as a checked number, `numeric` as text, `json` parsed.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && own.get(oid)) || pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

type Parse = (text: string) => unknown

const text: Parse = (value) => value

const TEXT_ARRAY = 1009

const arrayOf =
  (element: Parse): Parse =>
  (value) =>
    (pg.types.getTypeParser(TEXT_ARRAY as number) as (text: string) => (string | null)[])(value).map((entry) =>
      entry === null ? null : element(entry),
    )

const OID = {
  int8: 20,
  int8Array: 1016,
  date: 1082,
  dateArray: 1182,
  timestamp: 1114,
  timestampArray: 1115,
  numericArray: 1231,
}

const own = new Map<number, Parse>([
  [OID.int8, safeInteger],
  [OID.int8Array, arrayOf(safeInteger)],
  [OID.date, text],
  [OID.dateArray, arrayOf(text)],
  [OID.timestamp, text],
  [OID.timestampArray, arrayOf(text)],
  [OID.numericArray, arrayOf(text)],
])

function safeInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`the integer ${value} is too large to be read exactly`)
  return number
}
