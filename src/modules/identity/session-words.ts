/** `Chrome, Windows` out of the long line that browsers send; the line itself when it is something else. Pure. */
export function browserName(userAgent: string | null): string {
  if (!userAgent) return ''
  const browser = firstMatch(userAgent, [
    [/Edg\//, 'Edge'],
    [/CocCoc|coc_coc/i, 'Cốc Cốc'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\/|CriOS\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  const device = firstMatch(userAgent, [
    [/Windows/, 'Windows'],
    [/Android/, 'Android'],
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Macintosh/, 'Mac'],
    [/Linux/, 'Linux'],
  ])
  return [browser, device].filter(Boolean).join(', ') || userAgent.slice(0, 60)
}

function firstMatch(text: string, patterns: readonly (readonly [RegExp, string])[]): string | undefined {
  return patterns.find(([pattern]) => pattern.test(text))?.[1]
}

/** `0000:…:0001` → `::1`; IPv4 stays as it is. Pure. */
export function shortAddress(address: string | null): string | null {
  if (!address?.includes(':')) return address
  try {
    return new URL(`http://[${address}]/`).hostname.slice(1, -1)
  } catch {
    return address
  }
}
