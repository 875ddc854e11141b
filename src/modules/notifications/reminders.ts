import { createHash } from 'node:crypto'
import { isOpenAt, listCalendars, type WorkingCalendar, workingCalendar } from '#modules/calendar/exports.ts'
import { publicAddress } from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import { type Letter, writeLetters } from '#platform/mail/mail-store.ts'
import { claimTellings, type NewNotification, noteHolder, notify, withdrawStale } from './notification-store.ts'
import { reminderLetter } from './officer-letters.ts'
import { listClocksFor, NOBODY } from './open-clock-queries.ts'
import type { People } from './people.ts'
import { type Mailbox, readMailboxes, readPeople } from './people-queries.ts'
import { planReminders, type Telling, toldKey } from './plan-reminders.ts'
import type { OpenClock, ReminderRule } from './reminder-rule.ts'
import { listRules, toRule } from './rule-queries.ts'
import { listTold } from './told-queries.ts'

type Parts = Pick<Application, 'clock' | 'config' | 'database' | 'log'>

/**
 * Looks at every open clock and tells whom the rules name. Runs every few minutes; outside of working hours it says nothing,
 * so that what falls into the night is said in the morning. Any number of processes may run it at once.
 */
export async function remind(app: Parts): Promise<{ told: number; withdrawn: number }> {
  const { db } = app.database
  const now = app.clock.now()
  const withdrawn = await withdrawStale(db)
  const rules = (await listRules(db, legalDay(now))).map(toRule)
  const people = await readPeople(db, legalDay(now))
  let told = 0
  for (const code of new Set((await listCalendars(db)).map((row) => row.code))) {
    const calendar = await workingCalendar(db, code)
    if (isOpenAt(calendar, now.getTime())) told += await remindIn(app, { rules, people, calendar, now })
  }
  if (told + withdrawn > 0) app.log.info('reminders', { told, withdrawn })
  return { told, withdrawn }
}

interface Round {
  rules: readonly ReminderRule[]
  people: People
  calendar: WorkingCalendar
  now: Date
}

async function remindIn(app: Parts, { rules, people, calendar, now }: Round): Promise<number> {
  const { db } = app.database
  const asked = new Map<string, OpenClock>()
  const pairs: { rule_key: string; clock: OpenClock }[] = []
  for (const rule of rules) {
    for (const clock of await listClocksFor(db, { rule, now, calendar })) {
      asked.set(`${clock.clock} ${clock.dossier_id}`, clock)
      pairs.push({ rule_key: rule.key, clock })
    }
  }
  const clocks = withBudgets([...asked.values()], pairs)
  const before = await listTold(db, [...new Set(clocks.map((clock) => clock.dossier_id))])
  const told = new Set(before.map(toldKey))
  const plan = planReminders({ rules, clocks, told, now: now.getTime(), calendar, people })
  await noteHolder(db, alreadyHeard(pairs, plan, before))
  let count = 0
  for (const [officerId, tellings] of Map.groupBy(plan, (telling) => telling.officer_id)) {
    count += await tell(app, officerId, tellings, now)
  }
  return count
}

/** A step may have been found by a rule that does not ask for its budget, and by one that does. */
function withBudgets(clocks: readonly OpenClock[], pairs: readonly { clock: OpenClock }[]): OpenClock[] {
  const budgets = new Map(
    pairs.flatMap(({ clock }) =>
      clock.budget_minutes === null ? [] : [[`${clock.clock} ${clock.dossier_id}`, clock.budget_minutes] as const],
    ),
  )
  return clocks.map((clock) => ({
    ...clock,
    budget_minutes: budgets.get(`${clock.clock} ${clock.dossier_id}`) ?? null,
  }))
}

/** Found by a rule because somebody else holds it now, but nobody is told anew: its rows get the new holder. */
function alreadyHeard(
  pairs: readonly { rule_key: string; clock: OpenClock }[],
  plan: readonly Telling[],
  before: Awaited<ReturnType<typeof listTold>>,
) {
  const toBeTold = new Set(plan.map(({ rule, clock }) => `${rule.key} ${clock.dossier_id}`))
  const heard = new Set(before.map((row) => `${row.rule_key} ${row.dossier_id} ${row.run} ${row.due_at.getTime()}`))
  return pairs
    .filter(({ rule_key, clock }) => {
      const instance = `${rule_key} ${clock.dossier_id} ${clock.run} ${clock.due_at.getTime()}`
      return heard.has(instance) && !toBeTold.has(`${rule_key} ${clock.dossier_id}`)
    })
    .map(({ rule_key, clock }) => ({ rule_key, ...clock }))
}

/** Everything for one person in one transaction: what was told, what is shown, and one letter for all of it. */
async function tell(app: Parts, officerId: string, tellings: readonly Telling[], now: Date): Promise<number> {
  const address = publicAddress(app)
  return app.database.db.transaction().execute(async (tx) => {
    const fresh = (await claimTellings(tx, tellings, now)).filter((telling) => telling.said)
    await notify(tx, fresh.filter(({ rule }) => rule.by_system).map(asNotification), now)
    const mailbox = (await readMailboxes(tx, [officerId])).get(officerId)
    await writeLetters(tx, lettersOf(mailbox, fresh, address), now)
    return fresh.length
  })
}

function asNotification({ rule, clock, officer_id, as_holder }: Telling): NewNotification {
  return {
    officerId: officer_id,
    kind: 'reminder',
    dossier: { id: clock.dossier_id, code: clock.code },
    facts: {
      clock: clock.clock,
      moment: rule.moment,
      amount: rule.amount,
      unit: rule.unit,
      step: clock.step_name,
      due_at: clock.due_at.toISOString(),
    },
    dedupeKey: `reminder ${rule.key} ${clock.dossier_id} ${clock.run} ${clock.due_at.getTime()}`,
    reminder: {
      ruleKey: rule.key,
      clock: clock.clock,
      run: clock.run,
      dueAt: clock.due_at,
      forHolder: as_holder ? (clock.holder_id ?? NOBODY) : null,
    },
  }
}

function lettersOf(mailbox: Mailbox | undefined, fresh: readonly Telling[], address: string): Letter[] {
  const told = fresh.filter(({ rule }) => rule.by_email)
  if (!mailbox?.single_email || told.length === 0) return []
  const key = createHash('sha256')
    .update(
      told
        .map(({ rule, clock }) => `${rule.key} ${clock.dossier_id} ${clock.run} ${clock.due_at.getTime()}`)
        .sort()
        .join('\n'),
    )
    .digest('hex')
  return [
    {
      dedupeKey: `reminder ${mailbox.officer_id} ${key}`,
      kind: 'reminder',
      to: mailbox.email,
      ...reminderLetter(told, address),
      dossierCode: told.length === 1 ? (told[0]?.clock.code ?? null) : null,
    },
  ]
}
