import { ACTS, type ActName } from '#modules/dossiers/exports.ts'
import { perform } from '#platform/access/action.ts'
import { isMeantForPeople } from '#platform/errors.ts'
import type { RequestScope } from '#platform/http/request-context.ts'

/** One dossier of a bulk act as the check box names it: `code@version`, the version that was on the screen. */
export interface Chosen {
  code: string
  version: number
}

export function readChosen(values: readonly FormDataEntryValue[]): Chosen[] {
  return values.flatMap((value) => {
    const [code, version] = String(value).split('@')
    return code && version && /^\d+$/.test(version) ? [{ code, version: Number(version) }] : []
  })
}

export interface BulkOutcome {
  done: number
  failed: { code: string; reason: string }[]
}

/**
 * The same act on several dossiers, each in a transaction of its own: one that cannot be done does not hold up the others and
 * is named with its reason. Repeating the request repeats nothing, because each has its own request id.
 */
export async function performEach(
  scope: RequestScope,
  name: ActName,
  chosen: readonly Chosen[],
  input: Record<string, unknown>,
  requestId: string,
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { done: 0, failed: [] }
  const { app, actor, address } = scope
  for (const dossier of chosen) {
    try {
      await perform(
        app,
        ACTS[name],
        { ...input, ...dossier },
        { actor, address, requestId: `${requestId}:${dossier.code}` },
      )
      outcome.done += 1
    } catch (error) {
      if (!isMeantForPeople(error)) throw error
      outcome.failed.push({ code: dossier.code, reason: error.message })
    }
  }
  return outcome
}
