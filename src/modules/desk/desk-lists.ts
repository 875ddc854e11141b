/** The lists of the desk, the most urgent kind of work first. Pure. */
export const DESK_LISTS = ['online', 'supplements', 'hand_over', 'returns', 'today', 'closable'] as const
export type DeskList = (typeof DESK_LISTS)[number]
