import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import * as act from '#modules/dossiers/pages/act.tsx'
import * as dossier from '#modules/dossiers/pages/dossier.tsx'
import * as dossierFile from '#modules/dossiers/pages/dossier-file.ts'
import * as dossierPrint from '#modules/dossiers/pages/dossier-print.ts'
import * as dossiers from '#modules/dossiers/pages/dossiers.tsx'
import * as dossiersXlsx from '#modules/dossiers/pages/dossiers-xlsx.ts'
import * as why from '#modules/dossiers/pages/why.tsx'
import type { Application } from '#platform/application.ts'
import { readConfig } from '#platform/config.ts'
import { openDiskFileStore } from '#platform/files/disk-file-store.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { createLog } from '#platform/log.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import type { Board } from './board.ts'
import { type PageServer, pageServer } from './page-server.tsx'

/** The pages of the dossiers over the board of a test, with a file store and real prints. */
export function dossierPages(board: Board): PageServer & { files(): FileStore } {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pages-'))
  const prints = createPrintService({
    templatesDir: projectPath('data/forms'),
    fontsDir: projectPath('node_modules/@expo-google-fonts/tinos'),
  })
  let files: FileStore | undefined
  let server: PageServer | undefined
  beforeAll(async () => {
    files = await openDiskFileStore({ folder: join(folder, 'files'), limitBytes: 1_000_000 })
    const config = readConfig({ DATA_DIR: folder }, [])
    const log = createLog({ level: 'error' })
    const app: Application = { config, clock: board.clock, log, database: board.database, files, prints }
    server = pageServer(app, {
      dossiers,
      'dossiers.xlsx': dossiersXlsx,
      'dossiers/:code': dossier,
      'dossiers/:code/why': why,
      'dossiers/:code/acts/:act': act,
      'dossiers/:code/files/:fileId': dossierFile,
      'dossiers/:code/prints/:document': dossierPrint,
    })
  })
  afterAll(() => prints.close())
  return {
    get: (...args) => ready(server).get(...args),
    post: (...args) => ready(server).post(...args),
    files: () => ready(files),
  }
}

function ready<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the pages are not ready before the first test')
  return thing
}
