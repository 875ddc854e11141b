import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, type Transaction, type TransactionBuilder } from 'kysely'
import type { Tables } from './tables.ts'

interface OpenTransaction {
  open: boolean
}

const current = new AsyncLocalStorage<OpenTransaction>()

/** The outer handle was used while the same call chain holds a transaction. */
export class OuterHandleInTransaction extends Error {
  constructor() {
    super(
      'The outer database handle was used inside a transaction. Pass `tx` on: the embedded engine has one connection and would wait for itself, and PostgreSQL would not see the uncommitted rows.',
    )
    this.name = 'OuterHandleInTransaction'
  }
}

/** Throws when the calling code runs inside a transaction that is still open. */
export function refuseInsideTransaction(): void {
  if (current.getStore()?.open) throw new OuterHandleInTransaction()
}

/** Kysely that marks the call chain of a transaction, so that `refuseInsideTransaction` can see it. */
export class GuardedKysely extends Kysely<Tables> {
  override transaction(): TransactionBuilder<Tables> {
    refuseInsideTransaction()
    return guard(super.transaction())
  }
}

function guard(builder: TransactionBuilder<Tables>): TransactionBuilder<Tables> {
  return new Proxy(builder, {
    get(target, property) {
      if (property === 'execute') return (work: Work) => target.execute((tx) => marked(work, tx))
      if (property === 'setIsolationLevel' || property === 'setAccessMode') {
        return (value: never) => guard(target[property](value))
      }
      return Reflect.get(target, property, target)
    },
  })
}

type Work = (tx: Transaction<Tables>) => Promise<unknown>

async function marked(work: Work, tx: Transaction<Tables>): Promise<unknown> {
  const mark: OpenTransaction = { open: true }
  try {
    return await current.run(mark, () => work(tx))
  } finally {
    mark.open = false
  }
}
