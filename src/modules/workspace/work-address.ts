import { URGENCIES, type Urgency } from './urgencies.ts'
import type { WorkFilter, WorkScope } from './work-queries.ts'

export const SCOPES: readonly WorkScope[] = ['mine', 'unit', 'others']

/** What the address of a work list asks for; what it says wrongly counts as not said. */
export function readWorkAddress(url: URL): Omit<WorkFilter, 'limit'> & { urgency: Urgency | 'all' } {
  const search = url.searchParams
  const given = ['field', 'step', 'channel'].flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : []))
  return {
    scope: SCOPES.find((each) => each === search.get('scope')) ?? 'mine',
    urgency: URGENCIES.find((each) => each === search.get('urgency')) ?? 'all',
    ...Object.fromEntries(given),
  }
}
