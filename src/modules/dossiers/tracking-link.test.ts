import { describe, expect, it } from 'vitest'
import { isTrackingKey, trackingLink } from './tracking-link.ts'

const secret = 'a'.repeat(43)
const code = 'H62.015-261121-0001'
const keyOf = (link: string) => new URL(link).searchParams.get('k') ?? ''

describe('the link of a QR code', () => {
  it('names the dossier and is signed for it', () => {
    const link = trackingLink('https://motcua.anbinh.example/', code, secret)
    expect(link).toMatch(/^https:\/\/motcua\.anbinh\.example\/tracking\/H62\.015-261121-0001\?k=[\w-]{22}$/)
    expect(isTrackingKey(code, keyOf(link), secret)).toBe(true)
  })

  it('opens no other dossier, and none of another installation', () => {
    const key = keyOf(trackingLink('https://x.example', code, secret))
    expect(isTrackingKey('H62.015-261121-0002', key, secret)).toBe(false)
    expect(isTrackingKey(code, key, 'b'.repeat(43))).toBe(false)
  })

  it.each(['', 'x', `${'a'.repeat(21)}`, 'ế'.repeat(22), '='.repeat(22)])('is not opened by %o', (key) => {
    expect(isTrackingKey(code, key, secret)).toBe(false)
  })
})
