import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnvironment } from './api/environment.ts'
import type { Application } from './application.ts'

export type RoleCode = 'counter_officer' | 'head' | 'specialist' | 'leader' | 'clerk' | 'supervisor' | 'administrator'

export interface PermissionDeclaration {
  /** `module.act`, as the action names it. */
  code: string
  /** Roles that hold it by default, in the unit for which the role is granted. */
  roles: readonly RoleCode[]
}

export interface NavigationEntry {
  path: string
  /** A function, so that the label is in the reader's language. */
  label: () => string
  /** Name of a Tabler icon component known to the officer frame. */
  icon: string
  permission: string
}

export interface ScheduledJob {
  name: string
  /** Cron in Asia/Ho_Chi_Minh. */
  schedule: string
  /** Runs every few minutes: its beginning and end are no news, and what is missed while it runs is not made up for. */
  often?: true
  run(app: Application): Promise<void>
}

/** What a capability tells the house about itself; `src/modules.ts` lists them all. */
export interface Module {
  name: string
  permissions: readonly PermissionDeclaration[]
  navigation?: readonly NavigationEntry[]
  /** Adds its routes under /api/v1. */
  api?: (api: OpenAPIHono<ApiEnvironment>) => void
  jobs?: readonly ScheduledJob[]
}
