import { DOSSIER_STATES } from '../dossier-codes.ts'

/** What the address of the list says: `?q=…&state=…&after=…`. The spreadsheet has the same address but for its ending. */
export interface ListAddress {
  text: string
  state: string | null
  after: string | null
}

export function listAddress(request: Request): ListAddress {
  const { searchParams } = new URL(request.url)
  const state = searchParams.get('state')
  return {
    text: (searchParams.get('q') ?? '').trim().slice(0, 200),
    state: (DOSSIER_STATES as readonly string[]).includes(state ?? '') ? state : null,
    after: searchParams.get('after') || null,
  }
}

/** As `listDossierPage` takes it. */
export function listFilter({ text, state, after }: ListAddress, limit: number) {
  return { limit, ...(text ? { text } : {}), ...(state ? { state } : {}), ...(after ? { after } : {}) }
}
