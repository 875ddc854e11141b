/** Percentages as reports print them, in whole numbers throughout. Pure. */

/**
 * `half_up`: each rounded by itself. `truncate`: each cut off. `complement`: the first is cut off, the second is what is left to
 * 100 – so that the two add up, as 99,3 % and 0,7 % of 1.586 and 10.
 */
export const ROUNDINGS = ['half_up', 'truncate', 'complement'] as const
export type Rounding = (typeof ROUNDINGS)[number]

/** Tenths, hundredths … of a percent as a whole number; null without anything to divide by. */
function units(part: number, whole: number, digits: number, up: boolean): number | null {
  if (whole === 0) return null
  const scaled = part * 100 * 10 ** digits
  return up ? Math.floor((2 * scaled + whole) / (2 * whole)) : Math.floor(scaled / whole)
}

function text(value: number | null, digits: number): string | null {
  if (value === null) return null
  const whole = String(Math.floor(value / 10 ** digits))
  return digits === 0 ? whole : `${whole},${String(value % 10 ** digits).padStart(digits, '0')}`
}

/** `99,3`; null when there is nothing to divide by. */
export function percent(part: number, whole: number, rounding: Rounding, digits = 1): string | null {
  return text(units(part, whole, digits, rounding === 'half_up'), digits)
}

/** Two shares of one whole that it consists of: on time and late. */
export function percentPair(
  first: number,
  second: number,
  rounding: Rounding,
  digits = 1,
): [string | null, string | null] {
  const whole = first + second
  const one = units(first, whole, digits, rounding === 'half_up')
  const other =
    rounding === 'complement'
      ? one === null
        ? null
        : 100 * 10 ** digits - one
      : units(second, whole, digits, rounding === 'half_up')
  return [text(one, digits), text(other, digits)]
}
