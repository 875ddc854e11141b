/** `2026-08-03 09:00` in Vietnam. */
export function instant(local: string): Date {
  return new Date(`${local.replace(' ', 'T')}:00+07:00`)
}

/** Back to `2026-08-25 17:00` in Vietnam. */
export function localText(at: Date | null): string | null {
  return at && new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
