/** Of everything that changes a draft of an internal process. */
export const MANAGE_PROCESSES = 'processes.edit'
