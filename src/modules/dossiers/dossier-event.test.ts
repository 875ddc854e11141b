import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHAIN_START, canonicalJson, type EventContent, hashEvent } from './dossier-event.ts'

const event: EventContent = {
  dossier_id: '019a0000-0000-7000-8000-000000000001',
  seq: 1,
  type: 'receive',
  at: '2026-08-03T02:00:00.000Z',
  actor_kind: 'officer',
  actor_id: 'x',
  actor_name: 'Lê Minh Châu',
  unit_id: null,
  request_id: 'r',
  payload: { state: 'received', due_at: null },
}

describe('canonical JSON', () => {
  it('does not depend on the order in which members were written', () => {
    const shuffled = (value: object) => Object.fromEntries(Object.entries(value).reverse())
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it('survives being stored as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value))
      }),
    )
  })

  it('writes dates as text and leaves out what is undefined', () => {
    expect(canonicalJson({ b: new Date(0), a: undefined, c: [undefined, 'ế'] })).toBe(
      '{"b":"1970-01-01T00:00:00.000Z","c":[null,"ế"]}',
    )
  })

  it('tells different values apart', () => {
    expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }))
    expect(canonicalJson({ a: [1, 2] })).not.toBe(canonicalJson({ a: [2, 1] }))
  })
})

describe('the hash of an event', () => {
  it('is always the same: logs of earlier versions must verify for ever', () => {
    expect(hashEvent(CHAIN_START, event)).toBe('0ce9c0648fda0157b825344df80d4fa410f9d88febaa2a477891175932ac3b1a')
  })

  it.each(Object.keys(event) as (keyof EventContent)[])('changes with %s', (field) => {
    expect(hashEvent(CHAIN_START, { ...event, [field]: 'khác' })).not.toBe(hashEvent(CHAIN_START, event))
  })

  it('changes with what stood before', () => {
    expect(hashEvent(hashEvent(CHAIN_START, event), event)).not.toBe(hashEvent(CHAIN_START, event))
  })
})
