import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { projectPath } from '#platform/project.ts'
import { figuresOf, HEAPS, type Heaps, identitiesOf } from './form-06a.ts'
import { percent, percentPair } from './rate.ts'
import { ratesOf } from './sheet-06a.ts'

function heaps(given: Partial<Heaps>): Heaps {
  return { ...(Object.fromEntries(HEAPS.map((heap) => [heap, 0])) as Heaps), ...given }
}

describe('percentages', () => {
  it('are rounded half up, cut off, or the rest, as one chooses', () => {
    expect(percentPair(1586, 10, 'half_up')).toEqual(['99,4', '0,6'])
    expect(percentPair(1586, 10, 'truncate')).toEqual(['99,3', '0,6'])
    expect(percentPair(1586, 10, 'complement')).toEqual(['99,3', '0,7'])
    expect(percent(1586, 1596, 'half_up', 2)).toBe('99,37')
    expect(percent(169, 171, 'half_up', 2)).toBe('98,83')
    expect(percent(1, 2, 'half_up', 0)).toBe('50')
    expect(percent(1, 8, 'half_up', 0)).toBe('13')
    expect(percent(1, 8, 'half_up', 1)).toBe('12,5')
    expect(percent(7, 7, 'truncate')).toBe('100,0')
    expect(percent(0, 7, 'half_up')).toBe('0,0')
  })

  it('say nothing where there is nothing to divide by', () => {
    expect(percentPair(0, 0, 'complement')).toEqual([null, null])
  })

  it('stay whole numbers: one third is not 33,300000000000004', () => {
    for (let whole = 1; whole <= 400; whole++) {
      for (const part of [0, 1, Math.floor(whole / 2), whole]) {
        const exact = Number(((BigInt(part) * 2000n + BigInt(whole)) / (2n * BigInt(whole))).toString())
        expect(percent(part, whole, 'half_up')).toBe(`${Math.floor(exact / 10)},${exact % 10}`)
      }
    }
  })
})

describe('the figures of the articles follow from their counts', () => {
  // The material lies beside the project; its numbers are written out so that the test does not depend on it.
  it('Vĩnh Phúc, five months of 2023: 1.641 = 1.596 + 45, of these 99,3 % and 0,7 %', () => {
    const totals = figuresOf(
      heaps({
        received_direct_post: 1641,
        resolved_early: 1500,
        resolved_on_time: 86,
        resolved_late: 10,
        withdrawn_or_returned: 45,
        renewed_resolved_early: 1500,
        renewed_resolved_on_time: 86,
        renewed_resolved_late: 10,
      }),
    )
    expect(totals).toMatchObject({ received_total: 1641, resolved_total: 1596, in_process_total: 0 })
    expect(identitiesOf(totals).every((identity) => identity.holds)).toBe(true)
    expect(ratesOf(totals, 'complement').original).toEqual({ on_time: '99,3', late: '0,7' })
    // What was withdrawn is not in the rate: with it, it would be another number.
    expect(percent(1586, 1641, 'truncate')).toBe('96,6')
  })

  it('Đồng Tháp, 2021: 37 = 24 + 13, 6 online, 3 by post, none late', () => {
    const investment = heaps({ received_online: 4, received_direct_post: 20, resolved_on_time: 24 })
    const construction = heaps({ received_online: 2, received_direct_post: 11, resolved_on_time: 13 })
    const both = figuresOf(
      heaps(Object.fromEntries(HEAPS.map((heap) => [heap, investment[heap] + construction[heap]]))),
    )
    expect(both).toMatchObject({ received_total: 37, received_online: 6, resolved_total: 37, resolved_late: 0 })
    expect(ratesOf(both, 'half_up').original).toEqual({ on_time: '100,0', late: '0,0' })
  })

  it('law notes §12: received 37 = 6 + 31 + 0, resolved 30 = 20 + 9 + 1, in process 7', () => {
    const totals = figuresOf(
      heaps({
        received_online: 6,
        received_direct_post: 31,
        resolved_early: 20,
        resolved_on_time: 9,
        resolved_late: 1,
        in_process_within: 7,
        renewed_resolved_early: 30,
      }),
    )
    expect(totals).toMatchObject({ received_total: 37, resolved_total: 30, in_process_total: 7 })
    expect(identitiesOf(totals).filter((identity) => !identity.holds)).toEqual([])
    expect(identitiesOf({ ...totals, in_process_total: 8 }).filter((identity) => !identity.holds)).toHaveLength(2)
  })
})

describe('the sample of the form', () => {
  it('holds its own identities', () => {
    const sample = JSON.parse(readFileSync(projectPath('data/forms/samples/bc-06a.json'), 'utf8'))
    const lines: number[][] = sample.rows
      .filter((row: { group: boolean }) => !row.group)
      .map((row: { figures: number[] }) => row.figures)
    for (const figures of [...lines, sample.totals]) {
      const [total, online, direct, carried, resolved, early, onTime, late, open, within, overdue] = figures as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      expect([total, resolved, open, total]).toEqual([
        online + direct + carried,
        early + onTime + late,
        within + overdue,
        resolved + open,
      ])
    }
    expect(sample.totals).toEqual(
      sample.totals.map((_: number, at: number) => lines.reduce((sum, line) => sum + (line[at] ?? 0), 0)),
    )
  })
})
