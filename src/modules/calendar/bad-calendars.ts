import { FULL_DAY, WEEK } from './test-calendars.ts'

/**
 * Calendars that nobody may work by, each with every place and fault that must be named: read by the reader of files, by
 * REST (422) and by the pages that edit and import.
 */

const withException = (exception: object) => ({
  weekly: WEEK,
  exceptions: [{ date: '2026-07-16', off: true }, exception],
})
const onMonday = (...mon: unknown[]) => ({ weekly: { mon } })
const withSeason = (season: object) => ({ weekly: WEEK, seasons: [season] })

export const BAD_CALENDARS: readonly (readonly [name: string, json: unknown, faults: readonly string[]])[] = [
  ['no week', {}, ['weekly not_object']],
  ['no working day', { weekly: {} }, ['weekly no_working_day']],
  ['empty days', { weekly: { mon: [] } }, ['weekly no_working_day']],
  ['only days off', { weekly: {}, exceptions: [{ date: '2026-07-16', off: true }] }, ['weekly no_working_day']],
  ['an unknown weekday', { weekly: { ...WEEK, monday: [] } }, ['weekly.monday bad_weekday']],
  ['a weekday in Vietnamese', { weekly: { ...WEEK, 'thứ bảy': [] } }, ['weekly.thứ bảy bad_weekday']],
  ['not a list', { weekly: { mon: '08:00-17:00' } }, ['weekly.mon not_array']],
  ['not a pair', onMonday(['08:00']), ['weekly.mon[0] hours_not_pair']],
  ['three times', onMonday(['08:00', '11:30', '13:00']), ['weekly.mon[0] hours_not_pair']],
  ['a bad time', onMonday(['8:00', '25:00']), ['weekly.mon[0][0] bad_time']],
  ['a time with seconds', onMonday(['08:00:00', '11:30']), ['weekly.mon[0][0] bad_time']],
  ['a time with its own zone', onMonday(['08:00+07:00', '11:30']), ['weekly.mon[0][0] bad_time']],
  ['a number for a time', onMonday(['08:00', 1130]), ['weekly.mon[0][1] bad_time']],
  ['24:01', onMonday(['08:00', '24:01']), ['weekly.mon[0][1] bad_time']],
  ['24:30', onMonday(['08:00', '24:30']), ['weekly.mon[0][1] bad_time']],
  ['opening at 24:00', onMonday(['24:00', '24:00']), ['weekly.mon[0] hours_reversed']],
  ['reversed hours', onMonday(['13:00', '08:00']), ['weekly.mon[0] hours_reversed']],
  ['hours over midnight', onMonday(['22:00', '02:00']), ['weekly.mon[0] hours_reversed']],
  ['hours of no length', onMonday(['13:00', '13:00']), ['weekly.mon[0] hours_reversed']],
  ['overlapping hours', onMonday(['13:00', '17:00'], ['08:00', '13:01']), ['weekly.mon[0] hours_overlap']],
  ['the same hours twice', onMonday(['08:00', '12:00'], ['08:00', '12:00']), ['weekly.mon[1] hours_overlap']],
  [
    'a zone with a missing and a doubled hour each year',
    { time_zone: 'Europe/Paris', weekly: { sun: [['01:30', '03:30']] } },
    ['time_zone not_allowed'],
  ],
  ['another zone', { time_zone: '+08:00', weekly: WEEK }, ['time_zone not_allowed']],
  ['a misspelt field', { weekly: WEEK, exeptions: [] }, ['exeptions unknown_field']],
  ['no such date', withException({ date: '2026-02-30', off: true }), ['exceptions[1].date bad_date']],
  ['29 February of a common year', withException({ date: '2027-02-29', off: true }), ['exceptions[1].date bad_date']],
  ['a date the Vietnamese way', withException({ date: '30/04/2026', off: true }), ['exceptions[1].date bad_date']],
  ['no date', withException({ off: true }), ['exceptions[1].date bad_date']],
  [
    'a date twice',
    withException({ date: '2026-07-16', hours: [['08:00', '09:00']] }),
    ['exceptions[1].date date_twice'],
  ],
  [
    'a misspelt field of a date',
    withException({ date: '2026-07-18', off: true, hour: [] }),
    ['exceptions[1].hour unknown_field'],
  ],
  ['neither off nor working', withException({ date: '2026-07-18' }), ['exceptions[1] exception_kind']],
  ['both', withException({ date: '2026-07-18', off: true, hours_of: 'mon' }), ['exceptions[1] exception_kind']],
  [
    'hours of no weekday',
    withException({ date: '2026-07-18', hours_of: 'day' }),
    ['exceptions[1].hours_of not_allowed'],
  ],
  [
    'hours of a closed weekday',
    withException({ date: '2026-07-18', hours_of: 'sun' }),
    ['exceptions[1].hours_of hours_of_closed'],
  ],
  [
    'a make-up day without hours',
    withException({ date: '2026-07-18', hours: [] }),
    ['exceptions[1].hours hours_empty'],
  ],
  [
    'a make-up day with reversed hours',
    withException({ date: '2026-07-18', hours: [['11:30', '07:30']] }),
    ['exceptions[1].hours[0] hours_reversed', 'exceptions[1].hours hours_empty'],
  ],
  [
    'a make-up of a working day',
    withException({ date: '2026-07-17', hours_of: 'mon' }),
    ['exceptions[1].date makeup_of_working_day'],
  ],
  [
    'a make-up of a working day with its own hours',
    withException({ date: '2026-07-17', hours: FULL_DAY }),
    ['exceptions[1].date makeup_of_working_day'],
  ],
  [
    'a replaced day that is no date',
    withException({ date: '2026-07-18', hours_of: 'mon', replaces: '2026-06-31' }),
    ['exceptions[1].replaces bad_date'],
  ],
  [
    'an unknown mark',
    withException({ date: '2026-07-18', off: true, confidence: 'X' }),
    ['exceptions[1].confidence not_allowed'],
  ],
  [
    'an unknown kind',
    withException({ date: '2026-07-18', off: true, kind: 'party' }),
    ['exceptions[1].kind not_allowed'],
  ],
  [
    'validity reversed',
    { weekly: WEEK, valid_from: '2026-02-01', valid_to: '2026-01-01' },
    ['valid_to dates_reversed'],
  ],
  ['validity of no date', { weekly: WEEK, valid_from: '2026-13-01' }, ['valid_from bad_date']],
  ['half a version', { weekly: WEEK, version: 1.5 }, ['version not_whole']],
  ['version zero', { weekly: WEEK, version: 0 }, ['version not_whole']],
  ['a season without end', withSeason({ from: '04-16', weekly: WEEK }), ['seasons[0].to bad_season']],
  ['a season that mixes', withSeason({ from: '04-16', to: '2026-10-15', weekly: WEEK }), ['seasons[0].to bad_season']],
  [
    'a season from 30 February',
    withSeason({ from: '02-30', to: '10-15', weekly: WEEK }),
    ['seasons[0].from bad_season'],
  ],
  [
    'a season that ends first',
    withSeason({ from: '2026-10-15', to: '2026-04-16', weekly: WEEK }),
    ['seasons[0].to dates_reversed'],
  ],
  [
    'overlapping hours in a season',
    withSeason({
      from: '04-16',
      to: '10-15',
      weekly: {
        mon: [
          ['07:00', '11:30'],
          ['11:00', '12:00'],
        ],
      },
    }),
    ['seasons[0].weekly.mon[1] hours_overlap'],
  ],
  [
    'seasons that overlap',
    {
      weekly: WEEK,
      seasons: [
        { from: '11-01', to: '02-01', weekly: WEEK },
        { from: '02-01', to: '05-01', weekly: WEEK },
      ],
    },
    ['seasons[1] season_overlap'],
  ],
  [
    'several faults at once',
    { weekly: { mon: [['13:00', '08:00']], xyz: [] }, exceptions: [{ date: 'x', off: true }] },
    ['weekly.mon[0] hours_reversed', 'weekly.xyz bad_weekday', 'exceptions[0].date bad_date'],
  ],
]
