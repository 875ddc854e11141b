/**
 * Guesses against one dossier code, whoever makes them: four digits are only ten thousand possibilities, so a code takes a
 * handful of wrong tries and then one more every few minutes. A code that exists and one that does not are counted alike.
 * In memory: the count starts again with the server.
 */

const MOST_WRONG = 8
const ONE_MORE_EVERY_MS = 6 * 60_000
/** Beyond this many codes the ones not tried for longest are forgotten. */
const MOST_CODES = 20_000

interface Tries {
  left: number
  at: number
}

export class WrongTries {
  #codes = new Map<string, Tries>()

  /** Seconds until the code may be tried again; 0: now. */
  wait(code: string, now: number): number {
    const { left } = this.#read(code, now)
    return left >= 1 ? 0 : Math.ceil(((1 - left) * ONE_MORE_EVERY_MS) / 1000)
  }

  wrong(code: string, now: number): void {
    const { left } = this.#read(code, now)
    this.#codes.delete(code)
    this.#codes.set(code, { left: Math.max(0, left - 1), at: now })
    const oldest = this.#codes.keys().next()
    if (this.#codes.size > MOST_CODES && !oldest.done) this.#codes.delete(oldest.value)
  }

  #read(code: string, now: number): Tries {
    const known = this.#codes.get(code)
    if (!known) return { left: MOST_WRONG, at: now }
    return { left: Math.min(MOST_WRONG, known.left + (now - known.at) / ONE_MORE_EVERY_MS), at: now }
  }
}
