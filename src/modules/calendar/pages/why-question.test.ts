import { describe, expect, it } from 'vitest'
import { instant } from '#tests/support/instants.ts'
import { vn } from '../test-calendars.ts'
import { answerWhy } from './why-question.ts'

const now = instant('2026-11-21 09:30')
const ask = (query: string) => answerWhy(new URLSearchParams(query), vn, now, 'vi')

describe('the question "Vì sao hạn là …?"', () => {
  it('starts with this moment and ten working days, without an answer', () => {
    const { form, answer } = ask('')
    expect(answer).toBeNull()
    expect(form.values).toMatchObject({ on: ['21/11/2026'], at: ['09:30'], value: ['10'], unit: ['working_days'] })
  })

  it('is answered with the due date, the strip and one line for each stretch', () => {
    const { answer } = ask('on=23/11/2026&at=09:00&value=10&unit=working_days&cutoff=none&off_hours=next_opening')
    expect(answer).toMatchObject({
      startAt: '2026-11-23T09:00:00+07:00',
      dueAt: '2026-12-08T17:00:00+07:00',
      unannouncedYear: null,
    })
    expect(answer?.days[0]).toMatchObject({ on: '2026-11-23', kind: 'start' })
    expect(answer?.days.at(-1)).toMatchObject({ on: '2026-12-08', kind: 'due', mark: 10 })
    expect(answer?.lines[1]).toMatchObject({ says: expect.stringContaining('Ngày Văn hóa Việt Nam'), counted: false })
  })

  it('knows the cut-off and receipt outside working hours', () => {
    expect(ask('on=17/07/2026&at=16:00&value=8&unit=working_hours&cutoff=last_working_hour').answer?.dueAt).toBe(
      '2026-07-20T17:00:00+07:00',
    )
    expect(ask('on=12/04/2026&at=09:00&value=20&unit=days&off_hours=as_is').answer?.dueAt).toBe(
      '2026-05-04T17:00:00+07:00',
    )
    expect(ask('on=17/07/2026&at=15:01&value=1&unit=working_days&cutoff=after').answer?.startAt).toBe(
      '2026-07-20T07:30:00+07:00',
    )
  })

  it('says at each field what is wrong, and keeps what was typed', () => {
    const { form, answer } = ask('on=31/02/2026&at=25:00&value=-1')
    expect(answer).toBeNull()
    expect(form.problems.map((each) => each.path)).toEqual(['on', 'at', 'value'])
    expect(form.values.on).toEqual(['31/02/2026'])
  })

  it('refuses what lies outside the years that the calendar can count', () => {
    expect(ask('on=01/01/2199&at=09:00&value=900000&unit=working_days').form.problems).toHaveLength(1)
    expect(ask('on=01/01/1900&at=09:00&value=1&unit=days').form.problems).toHaveLength(1)
  })
})
