interface Bucket {
  tokens: number
  at: number
}

/**
 * Whom a rule counts: `gate` every address before anything is looked up; `anonymous` an address where nobody is signed in;
 * `person` somebody signed in, wherever: a whole office behind one address must not slow itself down.
 */
export type Counted = 'gate' | 'anonymous' | 'person'

export interface RateRule {
  name: string
  counts: Counted
  perMinute: number
  /** Which requests spend from this bucket. */
  covers(method: string, path: string, url: URL): boolean
}

/** Beyond this many addresses the ones not seen for longest are forgotten, so an attack cannot fill the memory. */
const MOST_BUCKETS = 20_000

/** Token buckets by rule and address or person, in memory: a full bucket is one minute's worth. */
export class RateLimiter {
  #buckets = new Map<string, Bucket>()
  #rules: readonly RateRule[]

  constructor(rules: readonly RateRule[]) {
    this.#rules = rules
  }

  /** Seconds to wait, or 0 when the request may pass. Every rule of that kind that covers the request is spent from. */
  take(counted: Counted, who: string, method: string, url: URL, now: number): number {
    let wait = 0
    for (const rule of this.#rules) {
      if (rule.counts !== counted || !rule.covers(method, url.pathname, url)) continue
      wait = Math.max(wait, this.#spend(rule, who, now))
    }
    return wait
  }

  get size(): number {
    return this.#buckets.size
  }

  #spend(rule: RateRule, who: string, now: number): number {
    const key = `${rule.name} ${who}`
    const perSecond = rule.perMinute / 60
    const old = this.#buckets.get(key)
    const tokens = old ? Math.min(rule.perMinute, old.tokens + ((now - old.at) / 1000) * perSecond) : rule.perMinute
    this.#buckets.delete(key)
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
    if (this.#buckets.size > MOST_BUCKETS) this.#forgetOldest()
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond))
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next()
    if (!oldest.done) this.#buckets.delete(oldest.value)
  }
}

/** How much more than a passer-by somebody who works here asks, and how much more than that an address with many of them. */
const PERSON = 10
const GATE = 50

/** Guessing is what the narrow rules slow down, signed in or not: passwords, second factors of dossiers, mass submissions. */
export function rateRules(perMinute: number): readonly RateRule[] {
  const changing = (method: string) => method !== 'GET' && method !== 'HEAD'
  const few = (share: number) => Math.max(1, Math.round(perMinute * share))
  return [
    { name: 'gate', counts: 'gate', perMinute: perMinute * GATE, covers: () => true },
    { name: 'anonymous', counts: 'anonymous', perMinute, covers: () => true },
    { name: 'person', counts: 'person', perMinute: perMinute * PERSON, covers: () => true },
    {
      name: 'login',
      counts: 'gate',
      perMinute: few(1 / 6),
      covers: (method, path) => changing(method) && /^\/(login|api\/auth)\b/.test(path),
    },
    {
      name: 'tracking',
      counts: 'gate',
      perMinute: few(1 / 4),
      covers: (method, path, url) =>
        /^(\/api\/v1)?\/tracking\b/.test(path) && (changing(method) || url.search !== '' || path.split('/').length > 2),
    },
    {
      name: 'submission',
      counts: 'gate',
      perMinute: few(1 / 12),
      covers: (method, path) => changing(method) && /^(\/api\/v1)?\/portal\/submit\b/.test(path),
    },
  ]
}
