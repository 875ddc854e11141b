import process from 'node:process'
import type { ServerBuild } from 'react-router'
import { createServer as createViteServer } from 'vite'
import type { RunningServer, ServerParts } from '../src/server.ts'

/**
 * `npm run dev`: the same server, its pages compiled on demand by Vite with hot reload. When a file changes that the
 * server itself is made of (actions, stores, platform), the server starts again; pages and styles are replaced in place.
 */
const SERVER = '/src/server.ts'

// A port of its own for the reloads, so that two installations can be developed side by side.
const reloadPort = 20_000 + (Number(process.env.PORT) || 3_000)
const vite = await createViteServer({ server: { middlewareMode: true, hmr: { port: reloadPort } }, appType: 'custom' })
let running = await start()
let restarting = Promise.resolve()

vite.watcher.on('change', (path) => {
  if (!isPartOfServer(path)) return
  restarting = restarting.then(restart).catch((error: unknown) => console.error(error))
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await running?.stop()
    await vite.close()
    process.exit(0)
  })
}

async function start(): Promise<RunningServer | undefined> {
  try {
    const { startServer } = (await vite.ssrLoadModule(SERVER)) as typeof import('../src/server.ts')
    const { readConfig } = (await vite.ssrLoadModule(
      '/src/platform/config.ts',
    )) as typeof import('../src/platform/config.ts')
    const { createLog } = (await vite.ssrLoadModule('/src/platform/log.ts')) as typeof import('../src/platform/log.ts')
    const config = readConfig(process.env, process.argv.slice(2))
    const build: ServerParts['build'] = () =>
      vite.ssrLoadModule('virtual:react-router/server-build') as unknown as Promise<ServerBuild>
    const server = await startServer({ config, log: createLog(), build, mode: 'development', before: vite.middlewares })
    console.log(`Một Cửa (development): ${server.address}`)
    return server
  } catch (error) {
    if (error instanceof Error) vite.ssrFixStacktrace(error)
    console.error(error)
    return undefined
  }
}

async function restart(): Promise<void> {
  await running?.stop()
  running = await start()
}

/** Does server.ts import the file, directly or through others? */
function isPartOfServer(path: string): boolean {
  const graph = vite.environments.ssr.moduleGraph
  const seen = new Set<unknown>()
  const waiting = [...(graph.getModulesByFile(path) ?? [])]
  for (let module = waiting.pop(); module; module = waiting.pop()) {
    if (seen.has(module)) continue
    seen.add(module)
    if (module.url === SERVER || module.file?.endsWith(SERVER)) return true
    waiting.push(...module.importers)
  }
  return false
}
