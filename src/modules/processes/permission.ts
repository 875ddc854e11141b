/** Of everything that changes a draft of an internal process. */
export const EDIT_PROCESSES = 'processes.edit'
