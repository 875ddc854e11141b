/** Least, median and most of several rounds. */
export interface Spread {
  median: number
  least: number
  most: number
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  return { median: round(quantile(sorted, 0.5)), least: round(sorted[0] ?? 0), most: round(sorted.at(-1) ?? 0) }
}

/** `sorted` ascending; nearest rank. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0
}

export function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100
}

/** Runs `count` tasks with so many at a time; returns tasks per second. */
export async function perSecond(
  count: number,
  atOnce: number,
  task: (index: number, client: number) => Promise<void>,
): Promise<number> {
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async (_, client) => {
      for (let index = next++; index < count; index = next++) await task(index, client)
    }),
  )
  return count / ((performance.now() - started) / 1000)
}

/** Milliseconds of `count` calls one after the other: median and 95th percentile. */
export async function latency(
  count: number,
  task: (index: number) => Promise<unknown>,
): Promise<{ p50: number; p95: number }> {
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const started = performance.now()
    await task(index)
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) }
}

export function report(name: string, figures: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ bench: name, ...figures })}\n`)
}
