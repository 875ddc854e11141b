import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The address that the QR code of a printed sheet says. It shows how far the dossier is without a second factor, because
 * only the paper has it: the code is signed with the installation's secret, so nobody can make a link from a guessed code.
 */
export function trackingLink(baseUrl: string, code: string, secret: string): string {
  return `${baseUrl.replace(/\/$/, '')}/tracking/${encodeURIComponent(code)}?k=${trackingKey(code, secret)}`
}

/** Is `key` the one that this installation has signed for the code? Takes the same time whatever is wrong. */
export function isTrackingKey(code: string, key: string, secret: string): boolean {
  const expected = Buffer.from(trackingKey(code, secret))
  const given = Buffer.from(key)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** 128 bits of HMAC-SHA-256: short enough for a small QR code, far too many to try. */
export function trackingKey(code: string, secret: string): string {
  return createHmac('sha256', secret).update(`tracking:${code}`).digest().subarray(0, 16).toString('base64url')
}
