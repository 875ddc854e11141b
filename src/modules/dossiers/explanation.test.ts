import { describe, expect, it } from 'vitest'
import { runWithLocale } from '#platform/i18n/locale.ts'
import { useBoard } from '#tests/support/board.ts'
import { PLACES, travelTo } from '#tests/support/dossier-road.ts'
import type { ClockExplanation } from './clock-explanation.ts'
import { explainDossier } from './explanation-queries.ts'

const board = useBoard()

type Options = { locale?: 'vi' | 'en'; audience?: 'officer' | 'public' }

async function explained(code: string, { locale = 'vi', audience = 'officer' }: Options = {}) {
  const dossier = await board.dossier(code)
  const reader = { now: board.clock.now(), locale, audience }
  const clocks = await runWithLocale(locale, () => explainDossier(board.db, dossier, reader))
  return new Map(clocks.map((clock) => [clock.key, clock]))
}

const saysOf = (clock: ClockExplanation | undefined) => clock?.lines.map(({ span, says, tally }) => [span, says, tally])
const clockOf = async (code: string, key: string, options?: Options) => (await explained(code, options)).get(key)

/** Dates, sums, numbers, laws: everything a code word could hide between. */
const CODE_WORD = /\b[a-z]+_[a-z_]+\b|\b(PAUSE|RESTART|undefined|null)\b/

describe('why a date is what it is', () => {
  it('counts day by day to the whole, with the law of each day', async () => {
    const code = await travelTo(board.at('2026-08-27 09:00'), 'received')
    const clock = await clockOf(code, 'legal')
    expect(saysOf(clock)?.slice(0, 4)).toEqual([
      ['Thứ Năm 27/08/2026 09:00–24:00', 'Ngày bắt đầu, không tính.', null],
      ['Thứ Sáu 28/08/2026', 'Tính 1 ngày làm việc.', '1/10 ngày làm việc'],
      ['Thứ Bảy 29/08/2026 – Chủ nhật 30/08/2026', 'Ngày nghỉ hằng tuần, không tính.', null],
      ['Thứ Hai 31/08/2026', expect.stringMatching(/^Nghỉ hoán đổi, không tính \(.+\)\.$/), null],
    ])
    const laws = clock?.lines.map(({ law }) => law) ?? []
    expect(laws).toEqual(
      expect.arrayContaining([
        'Bộ luật Dân sự 2015, Điều 147 khoản 2',
        'Bộ luật Lao động 2019, Điều 111',
        expect.stringContaining('112'),
      ]),
    )
    expect(clock?.lines.at(-1)).toMatchObject({ kind: 'due', tally: '10/10 ngày làm việc' })
    expect(clock).toMatchObject({
      title: 'Thời hạn pháp luật',
      limit: '10 ngày làm việc',
      limit_source: expect.stringContaining('1.009664'),
      calendar: { code: 'vn', version: 1 },
      first_due_at: null,
      original_due_at: null,
    })
  })

  it('names the document of a pause and who wrote it to officers, and nobody to the public', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'awaiting_supplement')
    const officer = (await clockOf(code, 'legal'))?.lines.at(-1)
    expect(officer).toMatchObject({
      kind: 'paused',
      says: expect.stringMatching(
        new RegExp(
          `^Tạm dừng tính thời gian \\(yêu cầu bổ sung, văn bản số \\d{4}/BSHS, do ${board.actor('specialist').name} ghi\\)\\.$`,
        ),
      ),
      law: expect.stringContaining('96/2026/NĐ-CP'),
    })
    const seen = await explained(code, { audience: 'public' })
    expect([...seen.keys()]).toEqual(['legal', 'answer'])
    expect(seen.get('legal')?.lines.at(-1)?.says).toMatch(
      /^Tạm dừng tính thời gian \(yêu cầu bổ sung, văn bản số \d{4}\/BSHS\)\.$/,
    )
    const text = JSON.stringify([...seen.values()])
    for (const part of ['specialist', 'counterOfficer', 'head'] as const)
      expect(text).not.toContain(board.actor(part).name)
    expect(text).not.toContain((await board.dossier(code)).owner_name)
  })

  it('explains until when the applicant may answer, by the parameter of that day', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'awaiting_supplement')
    expect(await clockOf(code, 'answer')).toMatchObject({
      due_at: '2026-08-22T10:00:00.000Z',
      limit: '15 ngày làm việc',
      limit_source: 'Theo tham số pháp lý áp dụng vào ngày bắt đầu tính: Nghị định 297/2025/NĐ-CP, Điều 6.',
    })
    expect((await clockOf(code, 'answer'))?.lines.at(-1)?.tally).toBe('15/15 ngày làm việc')
  })

  it('explains a step in hours, and one that is over as it stood at its end', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    const clocks = await explained(code)
    expect([...clocks.keys()]).toEqual(['legal', 'step-1', 'step-2', 'step-4'])
    expect(clocks.get('step-4')).toMatchObject({
      state: 'running',
      due_at: '2026-08-11T02:00:00.000Z',
      limit: '48 giờ',
    })
    expect(clocks.get('step-1')).toMatchObject({ state: 'stopped' })
    expect(clocks.get('step-4')?.marks.map(({ says }) => says)).toEqual([
      'Hồ sơ đến bước này, bắt đầu tính thời gian của bước.',
    ])
  })

  it('keeps two sums after a new appointment: the limit, and the extension', async () => {
    const code = await travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    const apology = { cause: 'waiting_for_agency', reason: 'Chờ ý kiến.', extension_days: 3 }
    await board.at('2026-08-12 09:00').act('specialist', 'apologise', code, apology)
    const clock = await clockOf(code, 'legal')
    expect(clock?.lines.flatMap(({ tally }) => tally ?? [])).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `${index + 1}/10 ngày làm việc`),
      ...Array.from({ length: 3 }, (_, index) => `${index + 1}/3 ngày làm việc`),
    ])
    expect(clock).toMatchObject({
      due_at: '2026-08-20T10:00:00.000Z',
      first_due_at: '2026-08-17T10:00:00.000Z',
      original_due_at: '2026-08-17T10:00:00.000Z',
      used: 'Đã tính 7/10 ngày làm việc. Ngày hẹn đã gồm thời gian gia hạn.',
    })
    board.at('2026-08-19 09:00')
    expect((await clockOf(code, 'legal'))?.used).toBe('Đã tính 10/10 ngày làm việc. Nay đang tính thời gian gia hạn.')
  })

  it('says after a full supplement under RESTART that everything begins anew, the step too', async () => {
    await board.importVariant({ code: '9.950001', mode: 'RESTART' })
    board.at('2026-08-03 09:00')
    const input = { procedure_code: '9.950001', case_code: null, components: [{ ordinal: 0, originals: 1 }] }
    const { code } = await board.receive(input)
    await board.act('counterOfficer', 'hand_over', code)
    await board.act('head', 'acknowledge', code)
    await board.act('head', 'assign', code, { officer_id: board.actor('specialist').id })
    const items = { items: [{ name: 'Văn bản đề nghị' }], reason: 'Thiếu chữ ký.' }
    await board.at('2026-08-05 10:00').act('specialist', 'request_supplement', code, items)
    await board.at('2026-08-12 09:00').act('counterOfficer', 'supplement', code, { note: 'Đủ.' })
    const clocks = await explained(code)
    for (const key of ['legal', 'step-4']) {
      const clock = clocks.get(key)
      expect(clock?.marks.at(-1)?.says).toBe('Đã bổ sung đủ hồ sơ: thời hạn được tính lại từ đầu.')
      expect(clock?.lines[0]?.says).toMatch(/^Phần đã tính trước khi bổ sung, được tính lại từ đầu/)
      expect(clock?.lines.find(({ kind }) => kind === 'paused')?.says).toMatch(/văn bản số \d{4}\/BSHS/)
    }
    expect(clocks.get('legal')).toMatchObject({ first_due_at: '2026-08-17T10:00:00.000Z' })
  })

  it.each(PLACES)('speaks in whole sentences without codes in both languages: %s', async (place) => {
    const code = await travelTo(board.at('2026-08-03 09:00'), place)
    for (const locale of ['vi', 'en'] as const) {
      for (const clock of (await explained(code, { locale })).values()) {
        const sentences = [
          clock.title,
          clock.limit,
          clock.limit_source,
          clock.used,
          ...clock.lines.flatMap(({ says, law }) => [says, law]),
          ...clock.marks.map(({ says }) => says),
        ]
        expect(sentences.filter((sentence) => CODE_WORD.test(sentence) || sentence.trim() === '')).toEqual([])
        expect(clock.marks.every(({ says }) => says.endsWith('.'))).toBe(true)
        expect(clock.lines.length).toBeGreaterThan(0)
      }
    }
  })
})
