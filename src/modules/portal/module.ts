import type { Module } from '#platform/module.ts'

/** Cổng: the home page and handing in online. Public; the act of handing in is the dossiers' own. */
export const portal: Module = { name: 'portal', permissions: [] }
