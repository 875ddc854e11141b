import type { Module } from '#platform/module.ts'

/** Keeping the dates: what moves when the calendar changes, and which dossiers are likely to be late. */
export const deadlines: Module = {
  name: 'deadlines',
  permissions: [],
}
