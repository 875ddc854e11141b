import type { ActName } from '../../act-rules.ts'

/** Acts that ask nothing: one press on the dossier's page does them. Their form exists too, for a note and for second tries. */
export const DIRECT_ACTS: ReadonlySet<ActName> = new Set(['accept', 'acknowledge', 'hand_over', 'release'])
