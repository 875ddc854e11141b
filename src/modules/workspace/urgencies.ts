/** How near the due date is; the groups of every work list, most urgent first. */
export const URGENCIES = ['overdue', 'today', 'week', 'later'] as const
export type Urgency = (typeof URGENCIES)[number]
