/** Of everything that is done to print templates. */
export const MANAGE_PRINTS = 'prints.manage'
