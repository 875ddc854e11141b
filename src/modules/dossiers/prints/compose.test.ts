import { beforeAll, describe, expect, it } from 'vitest'
import { formOn, readForms } from '#platform/prints/forms.ts'
import { projectPath } from '#platform/project.ts'
import { useBoard } from '#tests/support/board.ts'
import * as road from '#tests/support/dossier-road.ts'
import { instant } from '#tests/support/instants.ts'
import type { Dossier } from '../dossier.ts'
import { listPassages } from '../dossier-queries.ts'
import { listRegister } from '../register-queries.ts'
import { composeControlSlip, resultOf } from './compose-control-slip.ts'
import { composeHandOverList } from './compose-hand-over-list.ts'
import { composeRegister } from './compose-register.ts'
import type { Sheet } from './compose-sheet.ts'
import { controlSlipViewSchema } from './control-slip.ts'
import { handOverListViewSchema } from './hand-over-list.ts'
import { placeOf, readPrintUnits } from './print-units.ts'
import { dong, limitOnPaper } from './print-words.ts'
import { registerViewSchema } from './register.ts'

const board = useBoard()
const forms = readForms(projectPath('data/forms/forms.json'))
let sheet: (form: Parameters<typeof formOn>[1]) => Sheet

beforeAll(async () => {
  const units = await readPrintUnits(
    board.db,
    ['H62.001', 'H62.015', 'H62.015.02', 'H62'].map((code) => board.unit(code)),
  )
  sheet = (form) => ({
    form: formOn(forms, form, '2026-08-31'),
    number: null,
    issued_at: '2026-08-31T02:00:00Z',
    issued_by: '',
    units,
    qr_text: null,
    website: null,
  })
})

describe('words of papers', () => {
  it.each([
    [10, 'working_days', '10 ngày làm việc'],
    ['5', 'days', '05 ngày'],
    ['4.75', 'working_days', '4,75 ngày làm việc'],
    [8, 'working_hours', '08 giờ làm việc'],
    [1, 'months', '01 tháng'],
  ])('%s %s: %s', (value, unit, text) => expect(limitOnPaper(value, unit)).toBe(text))

  it.each([
    [0, '0 đồng'],
    [60_000, '60.000 đồng'],
    [1_500_000, '1.500.000 đồng'],
    [999, '999 đồng'],
  ])('%s: %s', (amount, text) => expect(dong(amount)).toBe(text))

  it.each([
    [['Trung tâm Phục vụ hành chính công tỉnh An Bình', 'Ủy ban nhân dân tỉnh An Bình'], 'An Bình'],
    [
      ['Trung tâm Phục vụ hành chính công xã Đồng Sậy', 'Ủy ban nhân dân xã Đồng Sậy', 'Ủy ban nhân dân tỉnh An Bình'],
      'Đồng Sậy',
    ],
    [['Phòng Quản lý đầu tư', 'Ban Quản lý khu kinh tế tỉnh Lạng Giang'], 'Lạng Giang'],
    [['Văn phòng'], 'Văn phòng'],
  ])('%j is dated at %s', (names, place) => expect(placeOf(names)).toBe(place))
})

describe('the control slip', () => {
  const due = instant('2026-08-05 17:00')
  it.each([
    ['2026-08-04 23:59', 'early'],
    ['2026-08-05 08:00', 'on_time'],
    ['2026-08-05 17:00', 'on_time'],
    ['2026-08-05 17:01', 'late'],
  ])('a step done %s is %s', (done, result) => {
    expect(resultOf({ ended_at: instant(done), due_at: due })).toBe(result)
    expect(resultOf({ ended_at: instant(done), due_at: null })).toBeNull()
  })

  it('of a dossier on its way shows hand-overs that happened, the last one still to be confirmed', async () => {
    const code = await road.travelTo(board.at('2026-08-03 09:00'), 'handed_over')
    const dossier = await board.dossier(code)
    const view = composeControlSlip(sheet('control_slip'), dossier, await listPassages(board.db, dossier.id), null, [])
    expect(controlSlipViewSchema.parse(view).steps).toEqual([
      {
        step: 'Tiếp nhận, số hóa',
        giver: {
          agency: 'Trung tâm Phục vụ hành chính công tỉnh An Bình',
          name: 'Lê Minh Châu',
          at: '09 giờ 00 phút, ngày 03/08/2026',
        },
        receiver: { agency: 'Phòng Quản lý đầu tư', name: 'Đỗ Quang Khải', at: null },
        result: 'on_time',
        note: null,
      },
    ])
  })

  it('of a dossier whose clock stands says so', async () => {
    const dossier = await board.dossier(await road.travelTo(board.at('2026-08-03 09:00'), 'paused'))
    const view = composeControlSlip(sheet('control_slip'), dossier, await listPassages(board.db, dossier.id), null, [])
    expect(view.due_at).toBe('Đang tạm dừng tính thời gian')
  })
})

describe('the hand-over list', () => {
  it('counts sets of paper, none of what came online', () => {
    const dossier = (channel: string) =>
      ({
        code: 'H62.015-260803-0001',
        procedure_name: 'P',
        owner_name: 'O',
        channel,
        sets: 2,
        due_at: null,
        case_name: null,
      }) as Dossier
    const handOver = {
      kind: 'dossiers' as const,
      from_unit_id: board.unit('H62.001'),
      to_unit_id: board.unit('H62.015.02'),
      giver_name: 'A',
      receiver_name: null,
    }
    const view = composeHandOverList(sheet('hand_over_list'), handOver, [dossier('counter'), dossier('online')])
    expect(handOverListViewSchema.parse(view).rows.map((row) => [row.number, row.count])).toEqual([
      [1, 2],
      [2, 0],
    ])
  })
})

describe('the register', () => {
  it('lists what a unit received in a period, in order, with its end', async () => {
    await board.db
      .updateTable('dossier')
      .set({ received_at: instant('2020-01-01 09:00') })
      .execute()
    const first = await road.travelTo(board.at('2026-08-03 09:00'), 'returned')
    const second = await road.travelTo(board.at('2026-08-31 23:59'), 'stopped', { area: null })
    await road.travelTo(board.at('2026-09-01 00:00'), 'received')
    await road.travelTo(board.at('2026-08-10 09:00'), 'refused')
    const filter = { unitId: board.unit('H62.015'), from: '2026-08-01', to: '2026-08-31' }
    const entries = await listRegister(board.db, filter)
    const about = { unit_id: filter.unitId, from: filter.from, to: filter.to, filters: [], prepared_by: 'Vũ Thị Lan' }
    const view = registerViewSchema.parse(composeRegister(sheet('register'), about, entries))
    expect(view.period).toBe('Từ ngày 01/08/2026 đến ngày 31/08/2026')
    expect(
      view.rows.map((row) => [
        row.number,
        row.dossier_code,
        row.received,
        row.returned,
        row.giver,
        row.receiver,
        row.note,
      ]),
    ).toEqual([
      [1, first, '03/08/2026 09:00', '03/08/2026 09:00', 'Lê Minh Châu', 'Nguyễn Thị Hồng Nhung', null],
      [2, second, '31/08/2026 23:59', null, null, null, 'Dừng giải quyết'],
    ])
    expect(view.with_area).toBe(true)
    expect(await listRegister(board.db, { ...filter, unitId: board.unit('H62.005') })).toEqual([])
    expect(await listRegister(board.db, { ...filter, fieldCode: 'XD' })).toEqual([])
    expect(
      await listRegister(board.db, { ...filter, unitId: board.unit('H62.001'), procedureCode: '1.009664' }),
    ).toHaveLength(2)
  })
})
