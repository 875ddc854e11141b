/** Dossier codes (mã số hồ sơ), law.md §2.3: `<agency identity code>-YYMMDD-<serial of the day, at least 4 characters>`. */

export interface DossierCode {
  agency: string
  /** Day of receipt, `YYYY-MM-DD`. */
  day: string
  serial: string
}

const shape = /^([A-Z0-9]+(?:\.[A-Z0-9]+)*)-(\d{2})(\d{2})(\d{2})-([A-Z0-9]{4,})$/

/** `undefined` when the text is no dossier code (wrong shape, or a day that does not exist). */
export function parseDossierCode(text: string): DossierCode | undefined {
  const match = shape.exec(text)
  if (!match) return undefined
  const [, agency, year, month, date, serial] = match as unknown as [string, string, string, string, string, string]
  const day = `20${year}-${month}-${date}`
  const real = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day) return undefined
  return { agency, day, serial }
}

/**
 * Formats a code. `central` is the two-digit code of the ministry whose nationwide system owns the procedure; the serial
 * then stands behind it (TT 04/2025/TT-VPCP Art. 23.2). Serials grow past four digits when the day needs it.
 */
export function formatDossierCode(agency: string, day: string, serial: number, central = ''): string {
  return `${agency}-${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}-${central}${String(serial).padStart(4, '0')}`
}

/** What officers say to each other: the code without the agency, `261117-0003`. */
export function shortDossierCode(code: string): string {
  return code.replace(/^.*?-(?=\d{6}-)/, '')
}
