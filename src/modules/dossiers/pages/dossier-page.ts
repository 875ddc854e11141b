import { openMinutesBetween, quantityText, remaining, remainingSentence } from '#modules/calendar/exports.ts'
import { can } from '#platform/access/actor.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { type ActName, listNextActs } from '../act-rules.ts'
import { chanceWord, percentOf } from '../chance-words.ts'
import { documentLabel } from '../document-words.ts'
import { type Dossier, isEnded, isWaiting, nextStep } from '../dossier.ts'
import { lateness } from '../dossier-tone.ts'
import { momentSentence } from '../moment-sentence.ts'
import { nextHolder } from '../next-holder.ts'
import { findRisk } from '../risk-queries.ts'
import type { DossierRisk } from '../risk-store.ts'
import { endGroundLabel } from '../state-words.ts'
import { findSeen, listViews, type ViewEntry } from '../view-queries.ts'
import { type ClockPicture, clockPicture } from './clock-picture.ts'
import { type DossierRecord, readRecord } from './dossier-record.ts'
import { type Log, logOf } from './log-lines.ts'
import { type Opinion, opinionsOf } from './opinions.ts'
import { fileSubject, filesFor, type PaperFile, type Papers, papersOf } from './papers.ts'
import { type Particular, particularsOf } from './particulars.ts'
import { type StateLine, stateLine } from './state-line.ts'
import { type StoryItem, story } from './story.ts'

/** Everything that the page of one dossier shows, as plain JSON; instants are ISO text. */
export interface DossierPage {
  head: Head
  state: StateLine
  acts: NextAct[]
  ball: BallFacts | null
  clock: ClockPicture | null
  story: StoryItem[]
  papers: Papers
  opinions: Opinion[]
  documents: { id: string; label: string; number: string | null; issuedAt: string; issuedBy: string }[]
  result: ResultFacts | null
  particulars: Particular[]
  log: Log
  views: { at: string; who: string; what: string }[]
}

export interface Head {
  code: string
  version: number
  procedureCode: string
  procedureName: string
  caseName: string | null
  channel: Dossier['channel']
  owner: string
  /** What it is about and where: "Nhà máy linh kiện camera, KCN Đồng Sậy". */
  about: string | null
}

export interface NextAct {
  name: ActName
  /** Takes the dossier on: it may be the page's one button. Whatever stands beside the way never is. */
  main: boolean
  requestId: string
}

export interface BallFacts {
  holder: string
  /** The reader is the holder. */
  mine: boolean
  /** On the applicant's side the avatar looks different. */
  out: boolean
  step: string
  /** Which clock explains the step's date: `step-4`. */
  stepClock: string
  stepDue: string | null
  stepTone: 'over' | 'today' | null
  legal: string | null
  /** What the board has promised, while that is what people go by. */
  committed: string | null
  /** Until when the applicant may answer. */
  answer: string | null
  /** "73 %, có thể trễ"; null where nothing is foreseen. */
  risk: string | null
  next: string | null
}

export interface ResultFacts {
  kind: string
  number: string | null
  on: string | null
  signer: string | null
  resolvedAt: string | null
  releasedAt: string | null
  returnedAt: string | null
  files: PaperFile[]
  handedOver: PaperFile[]
}

const VIEWS_SHOWN = 100

/** `withViews`: who looked is only read for the part of the page that shows it. */
export async function loadDossierPage(scope: RequestScope, dossier: Dossier, withViews: boolean): Promise<DossierPage> {
  const record = await readRecord(scope, dossier)
  const { db } = scope.app.database
  const subjects = record.files.map((file) => fileSubject(dossier.code, file.id))
  const [seen, risk, views, holders] = await Promise.all([
    findSeen(db, scope.actor.id, subjects),
    findRisk(db, dossier),
    withViews ? listViews(db, [dossier.code, ...subjects], VIEWS_SHOWN) : [],
    Promise.all(
      dossier.process.map((_, step) => (step > dossier.step ? nextHolder(db, dossier, step, record.now) : null)),
    ),
  ])
  const names = holders.map((holder) => holder?.name ?? null)
  return {
    head: headOf(dossier),
    state: stateLine(record),
    acts: listNextActs(dossier, scope.actor).map((name) => ({
      name,
      main: isMainAct(name, dossier),
      requestId: newId(),
    })),
    ball: ballOf(record, scope, names, risk),
    clock: clockPicture(record),
    story: story(record, names, can(scope.actor, 'deadlines.view')),
    papers: papersOf(record, seen),
    opinions: opinionsOf(record, seen),
    documents: documentsOf(record),
    result: resultOf(record, seen),
    particulars: particularsOf(record),
    log: logOf(record),
    views: views.map((view) => viewLine(record, view)),
  }
}

const MAIN_ACTS: ReadonlySet<ActName> = new Set([
  'accept',
  'supplement',
  'acknowledge',
  'hand_over',
  'approve',
  'submit_for_signature',
  'complete_step',
  'issue',
  'release',
  'return_result',
  'resume',
])

function isMainAct(name: ActName, dossier: Dossier): boolean {
  return MAIN_ACTS.has(name) || (name === 'assign' && dossier.step_kind === 'assignment')
}

export function headOf(dossier: Dossier): Head {
  const about = [dossier.summary, dossier.area].filter(Boolean).join(', ')
  return {
    code: dossier.code,
    version: dossier.version,
    procedureCode: dossier.procedure_code,
    procedureName: dossier.procedure_name,
    caseName: dossier.case_name,
    channel: dossier.channel,
    owner: dossier.owner_name,
    about: about || null,
  }
}

function ballOf(
  record: DossierRecord,
  { actor }: RequestScope,
  holders: readonly (string | null)[],
  risk: DossierRisk | undefined,
): BallFacts | null {
  const { dossier, units, now } = record
  if (isEnded(dossier.state)) return null
  const withOwner = dossier.state === 'awaiting_supplement'
  const next = nextStep(dossier)
  const unit = units.get(dossier.unit_id) ?? ''
  return {
    holder: withOwner ? dossier.owner_name : (dossier.holder_name ?? unit),
    mine: !withOwner && dossier.holder_id !== null && dossier.holder_id === actor.id,
    out: withOwner,
    step: dossier.step_name,
    stepClock: `step-${dossier.step_clock_seq}`,
    stepDue: stepDue(record),
    stepTone: isWaiting(dossier.state) ? null : (lateness(dossier.step_due_at, now) ?? null),
    legal: clockPicture(record)?.position ?? null,
    risk: riskLine(risk, now),
    committed: dossier.committed_due_at ? committedDue(record, dossier.committed_due_at) : null,
    answer:
      dossier.state === 'awaiting_supplement' && dossier.waiting_until ? momentSentence(dossier.waiting_until) : null,
    next: next
      ? m.dossiers_ball_next({ who: holders[dossier.step + 1] ?? units.get(next.unit_id) ?? '', step: next.name })
      : null,
  }
}

/** Nothing after the day itself: being late is no chance any more. */
function riskLine(risk: DossierRisk | undefined, now: Date): string | null {
  if (!risk || risk.due_at < now) return null
  return m.dossiers_ball_risk_value({ percent: percentOf(risk.chance), word: chanceWord(risk.chance) })
}

/** "16:05 thứ Hai 23/11/2026, còn 5 giờ 35 phút làm việc"; in a waiting state since when the step stands. */
function stepDue({ dossier, calendar, now, locale }: DossierRecord): string | null {
  if (isWaiting(dossier.state)) return m.dossiers_ball_standing()
  const due = dossier.step_due_at
  if (due === null) return null
  const left = remaining(calendar, now.getTime(), due.getTime())
  // On the last day hours are what counts; before it, days.
  const words =
    left.workingDays <= 1 && left.state === 'left'
      ? m.dossiers_ball_left({
          left: quantityText(openMinutesBetween(calendar, now.getTime(), due.getTime()), 'open_minutes', locale),
        })
      : remainingSentence(left, locale)
  return `${momentSentence(due)}, ${words}`
}

/** The promise with what is left of it; a new appointment has taken its place. */
function committedDue({ dossier, calendar, now, locale }: DossierRecord, due: Date): string {
  const replaced = dossier.extensions > 0 || dossier.resolved_at !== null
  const when = momentSentence(due)
  return replaced ? when : `${when}, ${remainingSentence(remaining(calendar, now.getTime(), due.getTime()), locale)}`
}

function documentsOf({ documents }: DossierRecord): DossierPage['documents'] {
  return documents.map((document) => ({
    id: document.id,
    label: documentLabel(document.form_code),
    number: document.number,
    issuedAt: document.issued_at.toISOString(),
    issuedBy: document.issued_by,
  }))
}

function resultOf(record: DossierRecord, seen: ReadonlySet<string>): ResultFacts | null {
  const { dossier } = record
  if (dossier.resolved_at === null && dossier.result_number === null) return null
  return {
    kind: endGroundLabel(dossier.end_ground),
    number: dossier.result_number,
    on: dossier.result_on,
    signer: dossier.result_signer,
    resolvedAt: dossier.resolved_at?.toISOString() ?? null,
    releasedAt: dossier.released_at?.toISOString() ?? null,
    returnedAt: dossier.returned_at?.toISOString() ?? null,
    files: filesFor(record, 'result', seen),
    handedOver: filesFor(record, 'return', seen),
  }
}

function viewLine({ dossier, files }: DossierRecord, view: ViewEntry) {
  const file = files.find((each) => fileSubject(dossier.code, each.id) === view.subject)
  return { at: view.at.toISOString(), who: view.actor_name, what: file ? file.name : m.dossiers_views_page() }
}
