import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import process from 'node:process'
import type { TestProject } from 'vitest/node'
import { projectPath } from '#platform/project.ts'
import { freePort, newDataFolder, type Product, runProduct, stopProduct } from './product.ts'
import { dropSchemasOfRun } from './test-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product of this run answers; empty when no test of the run needs it. */
    productAddress: string
  }
}

let product: Product | undefined

/**
 * Once before all test files. `import { m } from '#words'` needs the compiled words; tests in the browser need the built
 * product, which starts here and loads its demonstration while the first tests already run.
 */
export async function setup(project: TestProject): Promise<void> {
  spawnSync(process.execPath, [projectPath('scripts/words.ts')], { stdio: 'inherit' })
  // A server that is running already, while somebody works on one test.
  const given = process.env.MOTCUA_TEST_ADDRESS
  if (!given && (await needsProduct(project))) product = await startProduct()
  project.provide('productAddress', given ?? product?.address ?? '')
}

export async function teardown(): Promise<void> {
  if (product) {
    await stopProduct(product)
    rmSync(product.dataFolder, { recursive: true, force: true })
  }
  await dropSchemasOfRun()
}

async function needsProduct(project: TestProject): Promise<boolean> {
  // What was asked for on the command line; Vitest keeps it, but does not declare it.
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] }
  const { testFiles } = await project.globTestFiles(filenamePattern)
  return testFiles.some((file) => readFileSync(file, 'utf8').includes('/running-product.ts'))
}

async function startProduct(): Promise<Product> {
  if (!existsSync(projectPath('build/server/index.js')))
    throw new Error('the pages are not built: run the tests by `npm test`')
  return runProduct({ port: await freePort(), dataFolder: newDataFolder() })
}
