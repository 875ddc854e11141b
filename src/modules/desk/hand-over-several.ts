import { ACTS } from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { isMeantForPeople } from '#platform/errors.ts'
import type { RequestScope } from '#platform/http/request-context.ts'

export interface HandedOver {
  done: string[]
  failed: { code: string; reason: string }[]
}

/**
 * Hands over each dossier in a transaction of its own; one that cannot go does not hold up the others and is named with its
 * reason. `chosen` are `CODE@version` as they stood on the screen. Repeating the request repeats nothing.
 */
export async function handOverSeveral(
  scope: RequestScope,
  chosen: readonly string[],
  requestId: string,
): Promise<HandedOver> {
  const { app, actor, address } = scope
  const outcome: HandedOver = { done: [], failed: [] }
  for (const each of chosen.slice(0, MOST_AT_ONCE)) {
    const [code = '', version = ''] = each.split('@')
    try {
      await perform(app, ACTS.hand_over, { code, version }, { actor, address, requestId: `${requestId}:${code}` })
      outcome.done.push(code)
    } catch (error) {
      if (!isMeantForPeople(error)) throw error
      outcome.failed.push({ code, reason: error.message })
    }
  }
  return outcome
}

export const MOST_AT_ONCE = 100
