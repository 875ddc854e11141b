import type { Module } from '#platform/module.ts'
import { mountTrackingApi } from './rest.ts'

/** Tra cứu: public, without an account. What may be seen is decided by the second factor, not by a permission. */
export const tracking: Module = { name: 'tracking', permissions: [], api: mountTrackingApi }
