import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Actor } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/database.ts'
import { openDiskFileStore } from '#platform/files/disk-file-store.ts'
import { silentLog } from '#platform/log.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { listPeople, loadDemonstration } from '../src/setup/demonstration.ts'
import { loadShippedData } from '../src/setup/shipped-data.ts'

export interface World {
  app: Application
  engine: string
  people: readonly Actor[]
  dataFolder: string
  databaseUrl: string | undefined
  close(): Promise<void>
}

/** Engines to measure: the embedded one, and PostgreSQL when `DATABASE_URL` names a server. */
export function engines(): (string | undefined)[] {
  return process.env.DATABASE_URL ? [undefined, process.env.DATABASE_URL] : [undefined]
}

/** A fresh installation with the demonstration, in a folder (and on PostgreSQL a database) of its own. */
export async function openWorld(serverUrl: string | undefined): Promise<World> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const databaseUrl = serverUrl && (await freshDatabase(serverUrl))
  const config = readConfig({ ...process.env, DATA_DIR: dataFolder, DATABASE_URL: databaseUrl ?? '' }, [])
  const database = await openDatabase(config, silentLog)
  const files = await openDiskFileStore({ folder: join(dataFolder, 'files'), limitBytes: config.uploadLimitBytes })
  const prints = createPrintService({
    templatesDir: projectPath('data/forms'),
    fontsDir: projectPath('node_modules/@expo-google-fonts/tinos'),
  })
  const app: Application = { config, clock: systemClock, log: silentLog, database, files, prints }
  await loadShippedData(app, () => {})
  await loadDemonstration(app, () => {})
  const close = async () => {
    prints.close()
    await database.close()
  }
  return { app, engine: database.engine, people: (await listPeople(app)).all, dataFolder, databaseUrl, close }
}

export async function removeWorld(world: World): Promise<void> {
  rmSync(world.dataFolder, { recursive: true, force: true })
  if (world.databaseUrl && process.env.DATABASE_URL) {
    await onServer(
      process.env.DATABASE_URL,
      `drop database if exists ${new URL(world.databaseUrl).pathname.slice(1)} with (force)`,
    )
  }
}

async function freshDatabase(serverUrl: string): Promise<string> {
  const name = `motcua_bench_${process.pid}_${Date.now()}`
  await onServer(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}

async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}
