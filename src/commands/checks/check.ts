export interface Check {
  /** For programs: `disk`, `migrations`. */
  name: string
  label: string
  status: 'ok' | 'warn' | 'fail'
  /** What was found, and what to do about it. */
  detail: string
}

/** By how little there is of it. @param bytes what is left */
export function amountCheck(name: string, label: string, bytes: number, limits: { warn: number; fail: number }): Check {
  const status = bytes < limits.fail ? 'fail' : bytes < limits.warn ? 'warn' : 'ok'
  return { name, label, status, detail: sizeText(bytes) }
}

export const MEGABYTE = 1_000_000
export const GIGABYTE = 1_000_000_000

function sizeText(bytes: number): string {
  return bytes < GIGABYTE ? `${Math.round(bytes / MEGABYTE)} MB` : `${(bytes / GIGABYTE).toFixed(1)} GB`
}
