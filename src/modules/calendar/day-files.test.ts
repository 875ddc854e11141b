import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarException } from './calendar-definition.ts'
import { dateOfDay, dayOfDate, WEEKDAYS } from './civil-time.ts'
import { readDayCsv, writeDayCsv } from './day-csv.ts'
import { readIcs, writeIcs } from './day-ics.ts'
import { readDayWorkbook, writeDayWorkbook } from './day-workbook.ts'
import { definitionOf, VN_JSON } from './test-calendars.ts'

const now = new Date('2026-11-21T02:00:00Z')
const vn = definitionOf(VN_JSON).exceptions
const ics = (days: readonly CalendarException[]) =>
  writeIcs({ code: 'vn', name: 'Lịch Nhà nước', version: 3, publishedAt: now, days })
const found = (read: { days: readonly CalendarException[]; problems: readonly unknown[] }) => {
  expect(read.problems).toEqual([])
  return read.days
}

/** Text as people type it, with everything that a format could stumble over. */
const word = fc
  .array(fc.constantFrom('Tết', 'nghỉ', ',', ';', '"', '=1', '-', "'", 'ệ', '\\', '12/3', ':', '(bão)', '\n'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(' ').trim())
  .filter((text) => text !== '')
const text = fc.record({
  name: word,
  nameEn: fc.option(word, { nil: undefined }),
  legalBasis: fc.option(word, { nil: undefined }),
  confidence: fc.constantFrom('V', 'P', 'U', 'C', undefined),
})
const date = fc.integer({ min: dayOfDate('2022-01-01'), max: dayOfDate('2030-12-31') }).map(dateOfDay)
const off = fc.record({
  type: fc.constant('off'),
  kind: fc.constantFrom('holiday', 'compensatory', 'swapped', 'day_off'),
})
const hours = fc.oneof(
  fc.record({ hours: fc.constant(undefined), hoursOf: fc.constantFrom(...WEEKDAYS) }),
  fc.record({
    hours: fc.constantFrom(
      [['07:30', '11:30']],
      [
        ['06:00', '11:15'],
        ['13:00', '24:00'],
      ],
    ),
    hoursOf: fc.constant(undefined),
  }),
)
const worked = fc
  .tuple(hours, fc.option(date, { nil: undefined }))
  .map(([times, replaces]) => ({ type: 'working', kind: 'makeup', ...times, replaces }))
const days = fc
  .uniqueArray(date, { minLength: 1, maxLength: 12 })
  .chain((dates) =>
    fc.tuple(
      ...dates.map((on) =>
        fc.tuple(fc.oneof(off, worked), text).map(([kind, said]) => ({ date: on, ...kind, ...said })),
      ),
    ),
  )
  .map((list) => (list as CalendarException[]).sort((a, b) => (a.date < b.date ? -1 : 1)))

describe('what is exported is read back the same', () => {
  test('the shipped calendar, in every format', async () => {
    expect(found(readDayCsv(writeDayCsv(vn)))).toEqual(vn)
    expect(found(await readDayWorkbook(await writeDayWorkbook(vn, now)))).toEqual(vn)
    expect(found(readIcs(ics(vn)))).toEqual(vn)
  })

  test('any days as CSV and iCalendar', () => {
    fc.assert(
      fc.property(days, (list) => {
        expect(found(readDayCsv(writeDayCsv(list)))).toEqual(list)
        expect(found(readIcs(ics(list)))).toEqual(list)
      }),
      { numRuns: 150 },
    )
  })

  test('any days as a spreadsheet', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (list) => {
        expect(found(await readDayWorkbook(await writeDayWorkbook(list, now)))).toEqual(list)
      }),
      { numRuns: 8 },
    )
  })
})

describe('CSV', () => {
  test('as people write it: semicolons, quotes, other headers, a range, a date with hyphens', () => {
    const typed = 'Từ;Loại;Tên\n'
    expect(readDayCsv(typed).problems).toMatchObject([{ row: 1, column: 'Ngày' }])
    const file = [
      'Ngày *;Đến ngày;Loại;Tên;Ghi chú;Giờ làm việc;Làm bù cho ngày',
      '16/02/2026;20-02-2026;Nghỉ tết;"Tết; Bính Ngọ";bỏ qua;;',
      ';;;;;;',
      '2026-08-22;;LÀM BÙ;Làm bù;;;31/8/2026',
      '2026-08-23;;làm bù;Trực;;theo Thứ  Hai;',
    ].join('\r\n')
    const read = found(readDayCsv(file))
    expect(read.map(({ date: on }) => on)).toEqual([
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-08-22',
      '2026-08-23',
    ])
    expect(read[0]).toMatchObject({ type: 'off', kind: 'holiday', name: 'Tết; Bính Ngọ' })
    expect(read[5]).toMatchObject({ type: 'working', hoursOf: 'mon', replaces: '2026-08-31' })
    expect(read[6]).toMatchObject({ hoursOf: 'mon', replaces: undefined })
  })

  test('each fault is named with its row and column, and then nothing is taken', () => {
    const file = [
      'Ngày,Đến ngày,Loại,Giờ làm việc,Làm bù cho ngày,Tên,Mức chắc chắn',
      '31/02/2026,,nghỉ lễ,,,A,V',
      '02/09/2026,01/09/2026,nghỉ lễ,,,B,V',
      '03/09/2026,,nghỉ phép,,,C,V',
      '05/09/2026,,làm bù,,,D,V',
      '06/09/2026,,làm bù,17:00–13:00,,E,V',
      '07/09/2026,,nghỉ lễ,07:30–11:30,,F,X',
      '01/09/2026,,nghỉ lễ,,,G,V',
      '01/09/2026,,nghỉ lễ,,,H,V',
      '01/01/2026,31/12/2026,nghỉ lễ,,,I,V',
    ].join('\n')
    const { days: read, problems } = readDayCsv(file)
    expect(read).toEqual([])
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 Ngày',
      '3 Đến ngày',
      '4 Loại',
      '5 Giờ làm việc',
      '6 Giờ làm việc',
      '7 Mức chắc chắn',
      '7 Giờ làm việc',
      '9 Ngày',
      '10 Đến ngày',
    ])
  })

  test('an empty file, one without columns, one that is too long', () => {
    expect(readDayCsv('').problems).toHaveLength(1)
    expect(readDayCsv('Ngày,Loại,Tên\n').problems).toHaveLength(1)
    expect(readDayCsv('a,b,c\n1,2,3').problems.map(({ column }) => column)).toEqual(['Ngày', 'Loại', 'Tên'])
    const long = ['Ngày,Loại,Tên', ...Array.from({ length: 2001 }, () => '02/09/2026,nghỉ lễ,A')].join('\n')
    expect(readDayCsv(long).problems).toHaveLength(1)
  })

  test('a cell never begins a formula in a spreadsheet', () => {
    const day: CalendarException = { type: 'off', date: '2026-09-02', kind: 'holiday', name: '=HYPERLINK("x")' }
    expect(writeDayCsv([day])).toContain(`"'=HYPERLINK(""x"")"`)
  })
})

describe('spreadsheet', () => {
  const sheet = async (rows: unknown[][]) => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('trống')
    workbook.addWorksheet('nghỉ').addRows(rows)
    return new Uint8Array(await workbook.xlsx.writeBuffer())
  }

  test('reads cells that are real dates, on the first sheet that has any', async () => {
    const read = await readDayWorkbook(
      await sheet([
        ['Date', 'Kind', 'Name'],
        [new Date(Date.UTC(2026, 8, 2)), 'public holiday', 'National Day'],
      ]),
    )
    expect(found(read)).toMatchObject([{ date: '2026-09-02', kind: 'holiday', name: 'National Day' }])
  })

  test('names row and column; a broken file is told as such', async () => {
    const read = await readDayWorkbook(await sheet([['Ngày', 'Loại', 'Tên'], [], ['hôm nay', 'nghỉ lễ', 'A']]))
    expect(read.problems).toMatchObject([{ row: 3, column: 'Ngày' }])
    expect((await readDayWorkbook(new Uint8Array([0x50, 0x4b, 3, 4, 0]))).problems).toHaveLength(1)
  })
})

describe('iCalendar', () => {
  test('opens in other programs: all-day events, stable names, lines of at most 75 octets', () => {
    const text = ics(vn)
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(text).toContain('UID:vn-2026-08-22@motcua')
    expect(text).toContain('DTSTART;VALUE=DATE:20260822')
    expect(text).toContain('DTEND;VALUE=DATE:20260823')
    const tooLong = text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)
    expect(tooLong).toEqual([])
    const uids = text.match(/^UID:.*$/gm) ?? []
    expect(new Set(uids).size).toBe(vn.length)
  })

  const event = (lines: string[]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:x',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTAMP:20260101T000000Z',
      ...lines,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n')

  test('reads the calendars of others: a span, an hour in another zone, a make-up day', () => {
    const span = event(['DTSTART;VALUE=DATE:20260216', 'DTEND;VALUE=DATE:20260221', 'SUMMARY:Tết\\, Bính Ngọ'])
    expect(found(readIcs(span))).toHaveLength(5)
    expect(readIcs(span).days[4]).toMatchObject({ date: '2026-02-20', kind: 'holiday', name: 'Tết, Bính Ngọ' })
    const late = event(['DTSTART:20260901T180000Z', 'DTEND:20260901T190000Z', 'SUMMARY:Quốc khánh'])
    expect(readIcs(late).days).toMatchObject([{ date: '2026-09-02' }])
    const made = event(['DTSTART;VALUE=DATE:20260822', 'DTEND;VALUE=DATE:20260823', 'SUMMARY:Đi làm bù'])
    expect(readIcs(made).days).toMatchObject([{ type: 'working', hoursOf: 'mon' }])
  })

  test('what cannot be read is told', () => {
    const yearly = event([
      'DTSTART;VALUE=DATE:20260902',
      'DTEND;VALUE=DATE:20260903',
      'RRULE:FREQ=YEARLY',
      'SUMMARY:Quốc khánh',
    ])
    expect(readIcs(yearly)).toMatchObject({ days: [], problems: [{ row: 1, column: 'RRULE' }] })
    expect(readIcs('BEGIN:VCALENDAR\r\nEND:VCALENDAR').problems).toHaveLength(1)
    expect(readIcs('không phải lịch').problems).toHaveLength(1)
  })
})
