import type { RequestScope } from '../http/request-context.ts'

/** What a REST handler finds in its Hono context: `c.var.scope.app`, `c.var.scope.actor`. */
export interface ApiEnvironment {
  Variables: { scope: RequestScope }
}
