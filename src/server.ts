import { createAuthenticator, type DemoAccount } from '#modules/identity/exports.ts'
import { apiApp } from '#platform/api/api-app.ts'
import type { Application } from '#platform/application.ts'
import { nightlyCopy } from '#platform/archive/nightly-copy.ts'
import type { Config } from '#platform/config.ts'
import { sweepUnusedFiles } from '#platform/files/sweep-job.ts'
import { removeOldDrafts } from '#platform/forms/draft-job.ts'
import { httpApp } from '#platform/http/http-app.ts'
import { type Before, listen } from '#platform/http/listen.ts'
import { type PageBuild, pages } from '#platform/http/pages.ts'
import { RateLimiter, rateRules } from '#platform/http/rate-limit.ts'
import { staticFiles } from '#platform/http/static-files.ts'
import { startJobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import { removeOldMail, sendMailJob } from '#platform/mail/send-mail.ts'
import { productVersion, projectPath } from '#platform/project.ts'
import { modules } from './modules.ts'
import { loadDemonstration } from './setup/demonstration.ts'
import { createFrameSource } from './setup/frame-source.ts'
import { openApplication } from './setup/open-application.ts'
import { loadShippedData } from './setup/shipped-data.ts'

export interface ServerParts {
  config: Config
  log: Log
  /** The compiled pages, or in development the function that compiles them. */
  build: PageBuild
  mode: 'production' | 'development'
  /** Development: Vite's own files come first. */
  before?: Before
  /** Told what takes a while at the first start. */
  report?: (line: string) => void
}

export interface RunningServer {
  app: Application
  /** http://localhost:3000, or the public address. */
  address: string
  /** People of the demonstration, for printing; empty in a real installation. */
  accounts: readonly DemoAccount[]
  stop(): Promise<void>
}

const FINISH_WITHIN_MS = 8_000

/** Puts the product together: application → data → API and pages → port → jobs. Everything is closed in reverse order. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, log, mode, report = () => {} } = parts
  const { app, close } = await openApplication(config, log)
  try {
    await loadShippedData(app, report)
    const accounts = config.empty ? [] : await loadDemonstration(app, report)
    const answer = httpApp({
      app,
      development: mode === 'development',
      limits: new RateLimiter(rateRules(config.rateLimitPerMinute)),
      serveStatic: await staticFiles(projectPath(mode === 'production' ? 'build/client' : 'public')),
      authenticate: createAuthenticator(app, modules),
      api: apiApp({ version: productVersion(), modules }),
      renderPage: pages(parts.build, createFrameSource(modules), mode),
    })
    const listener = await listen(config.port, answer, parts.before)
    const jobs = await startJobs(app, [
      removeOldDrafts,
      sweepUnusedFiles,
      nightlyCopy,
      sendMailJob,
      removeOldMail,
      ...modules.flatMap((module) => module.jobs ?? []),
    ])
    const stop = () => listener.stop(FINISH_WITHIN_MS).then(jobs.stop).then(close)
    return { app, accounts, address: config.publicUrl ?? `http://localhost:${listener.port}`, stop }
  } catch (error) {
    await close()
    throw error
  }
}
