import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { loadReminderRules } from '#modules/notifications/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { projectPath } from '#platform/project.ts'
import { testApplication } from './application.ts'
import { type Board, type Part, useBoard } from './board.ts'
import { type MailServer, startMailServer, type TakenLetter } from './mail-server.ts'

const PARTS: readonly Part[] = [
  'counterOfficer',
  'counterOfficer2',
  'head',
  'specialist',
  'specialist2',
  'leader',
  'deputy',
  'clerk',
  'supervisor',
  'outsider',
]

export interface Heard {
  /** `who rule code` of the reminders, in order of the names. */
  told: string[]
  /** `who kind` of everything. */
  kinds: string[]
  letters: TakenLetter[]
}

export interface Listeners {
  board: Board
  app(): Application
  mail(): MailServer
  /** What people were told while `work` ran. */
  during(work: (app: Application) => Promise<void>): Promise<Heard>
  unread(part: Part, code: string): Promise<number>
}

/** A board with the shipped reminder rules and a real mail server; each test begins without open dossiers of the others. */
export function useListeners(): Listeners {
  const board = useBoard()
  let server: MailServer
  let app: Application
  beforeAll(async () => {
    server = await startMailServer()
    const rules = JSON.parse(readFileSync(projectPath('data/reminder-rules.json'), 'utf8'))
    await loadReminderRules(board.db, rules, board.clock.now())
    const settings = { SMTP_URL: server.url, MAIL_FROM: 'Một cửa An Bình <motcua@anbinh.example>' }
    app = { ...(await testApplication(board.database, settings)), clock: board.clock }
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    server.letters.length = 0
  })
  const whoIs = (officerId: string) => PARTS.find((part) => board.actor(part).id === officerId) ?? officerId
  return {
    board,
    app: () => app,
    mail: () => server,
    async during(work) {
      const before = new Set((await board.db.selectFrom('notification').select('id').execute()).map((row) => row.id))
      const taken = server.letters.length
      await work(app)
      const rows = await board.db.selectFrom('notification').selectAll().execute()
      const fresh = rows.filter((row) => !before.has(row.id))
      return {
        told: fresh
          .filter((row) => row.rule_key !== null)
          .map((row) => `${whoIs(row.officer_id)} ${row.rule_key} ${row.dossier_code}`)
          .sort(),
        kinds: fresh.map((row) => `${whoIs(row.officer_id)} ${row.kind}`).sort(),
        letters: server.letters.slice(taken),
      }
    },
    async unread(part, code) {
      const rows = await board.db
        .selectFrom('notification')
        .select('id')
        .where('officer_id', '=', board.actor(part).id ?? '')
        .where('dossier_code', '=', code)
        .where('read_at', 'is', null)
        .execute()
      return rows.length
    },
  }
}

/** The same person with more rights, in every unit. */
export function withRights(actor: Actor, ...permissions: readonly string[]): Actor {
  const more = permissions.map((permission) => [permission, 'everywhere'] as const)
  return { ...actor, grants: new Map([...actor.grants, ...more]) }
}
