import process from 'node:process'
import * as build from 'virtual:react-router/server-build'
import type { ServerBuild } from 'react-router'
import { ConfigurationError, readConfig } from '#platform/config.ts'
import { MigrationError } from '#platform/database/migrate.ts'
import { createLog } from '#platform/log.ts'
import { type RunningServer, startServer } from './server.ts'

const log = createLog()

try {
  const config = readConfig(process.env, process.argv.slice(2))
  const server = await startServer({
    config,
    log,
    build: build as ServerBuild,
    mode: 'production',
    report: (line) => print(`… ${line}`),
  })
  stopOnSignal(server)
  printStart(server)
} catch (error) {
  if (!(error instanceof ConfigurationError || error instanceof MigrationError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Where it is and, in the demonstration, who can sign in. */
function printStart({ address, accounts }: RunningServer): void {
  print(`Một Cửa: ${address}`)
  const [first] = accounts
  if (!first) return
  print(`\nTài khoản trình diễn (demonstration accounts), mật khẩu (password): ${first.password}`)
  for (const account of accounts) {
    print(`  ${account.username.padEnd(16)} ${account.fullName} – ${account.title}`)
    if (account.secondFactorUri)
      print(
        `  ${''.padEnd(16)} mã thứ hai (second factor): npm run -s motcua -- admin totp, hoặc (or) ${account.secondFactorUri}`,
      )
  }
}

/** Finishes what is under way, closes the database, ends with 0. A second signal ends at once. */
function stopOnSignal(server: RunningServer): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      log.info('stopping', { signal })
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('could not stop cleanly', {}, error)
          process.exit(1)
        },
      )
    })
  }
}
