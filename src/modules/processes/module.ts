import type { Module } from '#platform/module.ts'

/** Internal processes as Decisions issue them: their table, what is wrong with it, its annex. */
export const processes: Module = {
  name: 'processes',
  permissions: [],
}
