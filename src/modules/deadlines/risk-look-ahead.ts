import { type DossierRisk, forgetEndedRisks, saveRisks } from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import { newId } from '#platform/ids.ts'
import type { ScheduledJob } from '#platform/module.ts'
import { backTest, staysUntil } from './risk-back-test.ts'
import { type Forecaster, forecaster } from './risk-forecast.ts'
import { listPast, listRunning, type Running } from './risk-history.ts'
import { type RiskModel, saveModel } from './risk-model-store.ts'
import { findModel } from './risk-queries.ts'
import { learnTimes } from './risk-times.ts'

type Place = Pick<Application, 'clock' | 'database'>

/** What is older says little of how the office works now; of more dossiers than so many the newest are enough. */
export const HISTORY_DAYS = 730
export const MOST_DOSSIERS = 20_000

/** Learns the step times anew, tries them on the newest part of the history, keeps both. */
export async function learn({ clock, database: { db } }: Place): Promise<RiskModel> {
  const now = clock.now()
  const since = new Date(now.getTime() - HISTORY_DAYS * 86_400_000)
  const past = await listPast(db, { since, now, limit: MOST_DOSSIERS })
  const stays = staysUntil(past, now.getTime())
  const first = past.reduce((least, { journey }) => Math.min(least, journey.receivedAt), now.getTime())
  const model: RiskModel = {
    id: newId(),
    fitted_at: now,
    history_from: new Date(first),
    history_until: now,
    dossiers: past.length,
    stays: stays.filter(({ finished }) => finished).length,
    times: learnTimes(stays),
    back_test: backTest(past, now.getTime()),
  }
  await saveModel(db, model)
  return model
}

/** Small enough that nobody waits for a part of it on the engine with one connection. */
const PART = 500
const STALE_MINUTES = 29

/**
 * Foresees every open dossier that has changed since it was last looked at, or was last looked at half an hour ago; all of them
 * after a night's learning. Reading and writing go in parts, so that people come in between. Returns how many were looked at.
 */
export async function lookAhead(place: Place, options: { all?: boolean } = {}): Promise<number> {
  const { clock, database } = place
  const { db } = database
  const now = clock.now()
  const model = (await findModel(db)) ?? (await learn(place))
  const foresee = forecaster(model.times)
  const lookedAtBefore = options.all ? new Date(now.getTime() + 1) : new Date(now.getTime() - STALE_MINUTES * 60_000)
  let looked = 0
  let after: string | null = null
  do {
    const { running, last } = await listRunning(db, { after, limit: PART, now, lookedAtBefore })
    await saveRisks(
      db,
      running.map((each) => riskOf(each, foresee, model.id, now)),
    )
    looked += running.length
    after = last
  } while (after !== null)
  await forgetEndedRisks(db)
  return looked
}

function riskOf(
  { id, version, dueAt, dossier, names }: Running,
  { forecast }: Forecaster,
  model: string,
  now: Date,
): DossierRisk {
  const { chance, needHalf, needMost, worst } = forecast(dossier)
  return {
    dossier_id: id,
    dossier_version: version,
    model_id: model,
    computed_at: now,
    chance: Math.round(chance * 1_000) / 1_000,
    due_at: dueAt,
    left_minutes: Math.max(0, dossier.left),
    need_half_minutes: needHalf,
    need_most_minutes: needMost,
    step: worst.step,
    step_name: names[worst.step] ?? '',
    step_half_minutes: Math.round(worst.half),
    step_most_minutes: Math.round(worst.most),
    step_stays: worst.stays,
  }
}

/** In the night, when nobody works: what was done yesterday teaches for today. */
export const learnStepTimes: ScheduledJob = {
  name: 'deadlines.learn-step-times',
  schedule: '20 2 * * *',
  async run(app) {
    const { dossiers, stays } = await learn(app)
    const looked = await lookAhead(app, { all: true })
    app.log.info('step times learnt', { dossiers, stays, looked })
  },
}

export const lookAheadOften: ScheduledJob = {
  name: 'deadlines.look-ahead',
  schedule: '*/10 * * * *',
  often: true,
  async run(app) {
    const looked = await lookAhead(app)
    if (looked > 0) app.log.info('looked ahead', { dossiers: looked })
  },
}

/** A visitor's first look shows what a board sees after its first night. */
export async function foreseeDemonstration(app: Application): Promise<void> {
  await learn(app)
  await lookAhead(app, { all: true })
}
