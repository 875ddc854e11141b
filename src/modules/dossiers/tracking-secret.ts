import type { Application } from '#platform/application.ts'
import { readSecret } from '#platform/config.ts'

type WithConfig = Pick<Application, 'config'>

const known = new WeakMap<WithConfig['config'], string>()

/** The installation's secret, read once; the tracking page checks with it what the prints have signed. */
export function trackingSecret(app: WithConfig): string {
  const secret = known.get(app.config) ?? readSecret(app.config, process.env)
  known.set(app.config, secret)
  return secret
}

/** How people reach the installation, without a slash at the end. */
export function publicAddress(app: WithConfig): string {
  return app.config.publicUrl ?? `http://localhost:${app.config.port}`
}
