/**
 * Lets so many through at a time, the others in the order in which they came, however long it takes. The driver's pool counts
 * waiting for a free connection as connecting, which has a time limit; a thousand people at once are no reason for a fault.
 */
export class Turnstile {
  #free: number
  #waiting: (() => void)[] = []

  constructor(atOnce: number) {
    this.#free = atOnce
  }

  enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1
      return Promise.resolve()
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free += 1
  }
}
