import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { refuseInsideTransaction } from './guarded-kysely.ts'
import { Turnstile } from './turnstile.ts'

/**
 * The connection pool as Kysely sees it. It saves work on both engines: a statement is prepared once per connection, and
 * the opening of a transaction travels together with its first statement.
 */
export function kyselyPool(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PreparingClient>()
  const turnstile = new Turnstile(pool.options.max ?? 1)
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      refuseInsideTransaction()
      await turnstile.enter()
      try {
        const client = await pool.connect()
        const preparing = clients.get(client) ?? new PreparingClient(client)
        clients.set(client, preparing)
        return preparing.asPoolClient(() => turnstile.leave())
      } catch (error) {
        turnstile.leave()
        throw error
      }
    },
  }
}

/** More different statements than this on one connection are sent unnamed, so that the server's memory stays bounded. */
const MOST_NAMES = 400
const CAN_BE_NAMED = /^\s*(?:select|insert|update|delete|with)\b/i
const OPENS = /^(?:begin|start transaction)\b/

type Result = Promise<PostgresQueryResult<unknown>>

class PreparingClient {
  #client: pg.PoolClient
  #names = new Map<string, string>()
  #seenOnce = new Set<string>()
  #opening: string | undefined

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  asPoolClient(afterRelease: () => void): PostgresPoolClient {
    const query = (text: string, values: readonly unknown[]) => this.#query(text, values)
    const release = (destroy?: boolean) => {
      this.#client.release(destroy)
      afterRelease()
    }
    return { query: query as PostgresPoolClient['query'], release }
  }

  async #query(text: string, values: readonly unknown[]): Result {
    if (OPENS.test(text)) {
      this.#opening = text
      return nothing('COMMIT')
    }
    const opening = this.#opening
    this.#opening = undefined
    if (opening === undefined) return this.#send(text, values)
    // A transaction without a statement never reaches the server.
    if (text === 'commit' || text === 'rollback') return nothing('COMMIT')
    const [, result] = await Promise.all([this.#client.query(opening), this.#send(text, values)])
    return result
  }

  #send(text: string, values: readonly unknown[]): Result {
    const name = this.#nameOf(text)
    return this.#client.query({ text, values: [...values], ...(name ? { name } : {}) }) as unknown as Result
  }

  /** From its second use on, so that statements that are built once and never come again leave nothing behind. */
  #nameOf(sql: string): string | undefined {
    const known = this.#names.get(sql)
    if (known || this.#names.size >= MOST_NAMES || !CAN_BE_NAMED.test(sql)) return known
    if (!this.#seenOnce.has(sql)) {
      if (this.#seenOnce.size >= 4 * MOST_NAMES) this.#seenOnce.clear()
      this.#seenOnce.add(sql)
      return undefined
    }
    const name = createHash('sha1').update(sql).digest('base64url')
    this.#names.set(sql, name)
    return name
  }
}

function nothing(command: 'COMMIT'): PostgresQueryResult<unknown> {
  return { command, rowCount: 0, rows: [] }
}
