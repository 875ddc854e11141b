/**
 * `export const handle: PageHandle = …` in a route module. The layout in routes.ts already says which frame a page has;
 * a page says more only when it differs.
 */
export interface PageHandle {
  frame?: 'public' | 'officer'
  /** No JavaScript is loaded at all. True for every public page unless the page says otherwise. */
  static?: boolean
}

/** The last route that says something decides; a page that no route knows is public and static. */
export function handleOf(matches: readonly { handle: unknown }[]): Required<PageHandle> {
  const said = Object.assign(
    { frame: 'public', static: true },
    ...matches.map((match) => match.handle ?? {}),
  ) as Required<PageHandle>
  return said
}
