import { calendarOfUnit, type WorkingCalendar, workingCalendar } from '#modules/calendar/exports.ts'
import {
  type Channel as CatalogueChannel,
  feeOf,
  findCommittedLimit,
  findVersionInForce,
  type Limit,
  limitOf,
  type ProcedureVersion,
  processOf,
} from '#modules/catalogue/exports.ts'
import { findDeskOfOfficer } from '#modules/organisations/exports.ts'
import type { ActionContext } from '#platform/access/action.ts'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { newId } from '#platform/ids.ts'
import { m } from '#words'
import { writerOf } from './act.ts'
import { codeAgency } from './code-scheme.ts'
import { checkComponents, draftComponents } from './component-check.ts'
import { type Dossier, legalDay, phoneTails } from './dossier.ts'
import { versionOf } from './dossier-calendar.ts'
import type { Change, ClockMarkDraft, ComponentDraft, FileDraft, PassageDraft } from './dossier-change.ts'
import { formatDossierCode } from './dossier-code.ts'
import type { PlannedStep } from './dossier-codes.ts'
import { allDone, insertDossier, type NewDossier } from './dossier-store.ts'
import type { LodgingInput } from './lodging-input.ts'
import { checkParty } from './party-input.ts'
import { type PartyDraft, rememberParty } from './party-store.ts'
import { defaultCentre, findClerkUnit, findFieldUnit, receivesDossiers } from './routing-queries.ts'
import { allocateSerial } from './serial-store.ts'
import { placeAt, planSteps, type StepUnits } from './step-planning.ts'

/** A dossier that is ready to be written, in the state `submitted`. */
export interface Lodging {
  dossier: NewDossier
  passage: PassageDraft
  /** The clock of the first step begins. */
  marks: ClockMarkDraft[]
  calendar: WorkingCalendar
  version: ProcedureVersion
  components: ComponentDraft[]
  files: FileDraft[]
}

/**
 * Makes a dossier of what was handed in, bound for good to the version of the procedure that is in force on the day of
 * receipt, or of the postmark when that is earlier (law.md §6.6). Nothing is written yet but the serial (last, because it stays locked), which the
 * transaction gives back when it fails. `writeLodging` writes it, after the caller has said what becomes of it.
 */
export async function prepareLodging(
  context: ActionContext,
  input: LodgingInput,
  options: { incomplete?: boolean } = {},
): Promise<Lodging> {
  const { tx, now, actor } = context
  checkParty(input)
  const today = legalDay(now)
  const version = await versionFor(context, input, today)
  const chosen = chosenCase(version, input)
  const channel = channelOfCatalogue(input.channel)
  const bound = bindTo(version, chosen, channel)
  const components = (options.incomplete ? draftComponents : checkComponents)(version, chosen, input)
  const units = await unitsFor(context, version, input)
  const steps = planSteps(processOf(version, chosen, channel), units)
  const officer = actor.kind === 'officer' && actor.id ? { id: actor.id, name: actor.name } : null
  // Sent together: none needs the answer of another.
  const [calendar, committed_limit, desk, agency] = await Promise.all([
    calendarOfUnit(tx, units.resolving, today).then((code) => workingCalendar(tx, code)),
    findCommittedLimit(tx, { ...bound, unit_id: units.resolving }, today),
    officer ? findDeskOfOfficer(tx, officer.id, today) : undefined,
    codeAgency(tx, units.resolving, today),
  ])
  const { set, passage, marks } = placeAt(steps, { step: 0, holder: officer, now, calendar, seq: 1 })
  const serial = await allocateSerial(tx, agency, today)
  const dossier: NewDossier = {
    ...(set as Required<typeof set> & NewDossier),
    ...NOTHING_YET,
    ...bound,
    ...givenBy(input),
    ...whereItGoes(units, steps),
    id: newId(),
    code: formatDossierCode(agency, today, serial),
    state: 'submitted',
    desk: desk?.name ?? null,
    ...countedBy(calendar, committed_limit),
    submitted_at: now,
  }
  return { dossier, passage, marks, calendar, version, components, files: fileDrafts(input) }
}

/** The calendar of the board as it is today and what it promises: from now on they count for this dossier. */
function countedBy(calendar: WorkingCalendar, committed_limit: Limit | null) {
  return { calendar_code: calendar.code, calendar_version: versionOf(calendar), committed_limit }
}

function whereItGoes(units: StepUnits, process: PlannedStep[]) {
  return {
    process,
    receiving_unit_id: units.receiving,
    resolving_unit_id: units.resolving,
    handling_unit_id: units.handling,
    returning_unit_id: units.returning,
  }
}

/** What of the version and the case goes with the dossier for good. Throws `Refusal` where no limit is published. */
function bindTo(version: ProcedureVersion, chosen: string | null, channel: CatalogueChannel) {
  const limit = limitOf(version, chosen, channel)
  if (!limit) throw new Refusal(409, 'no_limit', m.dossiers_no_limit({ procedure: version.name.vi }))
  const several = version.cases.length > 1
  return {
    procedure_version_id: version.id,
    procedure_code: version.procedure_code,
    procedure_name: version.name.vi,
    field_code: version.procedure.field_code,
    case_code: chosen,
    case_name: several ? (version.cases.find((each) => each.code === chosen)?.name ?? null) : null,
    fee_vnd: feeOf(version, chosen, channel),
    limit_value: String(limit.value),
    limit_unit: limit.unit,
    limit_counting: limit.counting,
    start_rule: version.start_rule,
    clock_mode: version.clock.mode,
  }
}

function channelOfCatalogue(channel: LodgingInput['channel']): CatalogueChannel {
  return channel === 'vneid' ? 'online' : channel
}

function givenBy(input: LodgingInput) {
  return {
    channel: input.channel,
    area: input.area,
    owner_kind: input.owner_kind,
    owner_name: input.owner_name,
    owner_identifier: input.owner_identifier,
    owner_address: input.owner_address,
    owner_phone: input.owner_phone,
    owner_email: input.owner_email,
    submitter_name: input.submitter_name,
    submitter_identifier: input.submitter_identifier,
    submitter_phone: input.submitter_phone,
    submitter_email: input.submitter_email,
    authorisation: input.authorisation,
    summary: input.summary,
    sets: input.sets,
    return_method: input.return_method,
    return_address: input.return_address,
    note: input.note,
    phone_tails: phoneTails(input.owner_phone, input.submitter_phone),
    postmarked_on: postmarkOf(input),
  }
}

/** How a dossier begins that nobody has received yet. */
const NOTHING_YET = {
  received_at: null,
  start_at: null,
  due_at: null,
  due_original_at: null,
  due_first_at: null,
  committed_due_at: null,
  supplement_requests: 0,
  extensions: 0,
  apologies: 0,
  state_before: null,
  waiting_since: null,
  waiting_until: null,
  waiting_ground: null,
  result_number: null,
  result_on: null,
  result_signer: null,
  resolved_at: null,
  released_at: null,
  returned_at: null,
  ended_at: null,
  end_ground: null,
} as const

/** Writes the dossier with its first event; `change.set` has already been laid over `lodging.dossier` by the caller. */
export async function writeLodging(
  context: ActionContext,
  lodging: Lodging,
  change: Pick<Change, 'type' | 'marks' | 'documents'> & { payload?: Record<string, unknown> },
): Promise<Dossier> {
  const { dossier, passage, marks, version, components, files } = lodging
  const whole: Change = {
    marks,
    ...change,
    payload: {
      code: dossier.code,
      procedure: dossier.procedure_code,
      version: version.number,
      case: dossier.case_code,
      channel: dossier.channel,
      state: dossier.state,
      due_at: dossier.due_at?.toISOString() ?? null,
      files: files.map((file) => file.sha256),
      ...change.payload,
    },
    set: {},
    components,
    files,
  }
  const inserted = insertDossier(writerOf(context), dossier, whole, passage)
  const owner = dossier.owner_identifier && rememberParty(writerOf(context), ownerOf(dossier, dossier.owner_identifier))
  await allDone(owner ? [inserted, owner] : [inserted])
  const row = await inserted
  context.about(row.code, row.receiving_unit_id)
  return row
}

function ownerOf(dossier: NewDossier, identifier: string): PartyDraft {
  return {
    kind: dossier.owner_kind,
    identifier,
    name: dossier.owner_name,
    address: dossier.owner_address,
    phone: dossier.owner_phone,
    email: dossier.owner_email,
  }
}

function fileDrafts(input: LodgingInput): FileDraft[] {
  return input.files.map((file) => ({ ...file, purpose: file.component === null ? 'authorisation' : 'component' }))
}

/** In force on the day of receipt or of the postmark; what is only listed has no version, so it cannot be received. */
async function versionFor(context: ActionContext, input: LodgingInput, today: string): Promise<ProcedureVersion> {
  const postmark = postmarkOf(input)
  if (postmark !== null && postmark > today) {
    throw new FormProblem([{ path: 'postmarked_on', message: m.dossiers_postmark_in_future() }])
  }
  const version = await findVersionInForce(context.tx, input.procedure_code, postmark ?? today)
  if (!version) throw new FormProblem([{ path: 'procedure_code', message: m.dossiers_procedure_not_in_force() }])
  return version
}

/** Only what came by post has a postmark: a day typed online would let the applicant choose the law. */
function postmarkOf(input: LodgingInput): string | null {
  return input.channel === 'post' ? input.postmarked_on : null
}

function chosenCase(version: ProcedureVersion, input: LodgingInput): string | null {
  if (version.cases.length === 0) return null
  if (input.case_code === null && version.cases.length === 1) return version.cases[0]?.code ?? null
  const chosen = version.cases.find((each) => each.code === input.case_code)
  if (!chosen) throw new FormProblem([{ path: 'case_code', message: m.dossiers_choose_case() }])
  return chosen.code
}

async function unitsFor(context: ActionContext, version: ProcedureVersion, input: LodgingInput): Promise<StepUnits> {
  const { tx, actor, now } = context
  const field = await findFieldUnit(tx, version.procedure.field_code, input.resolving_unit_id ?? null)
  if (!field)
    throw new Refusal(
      409,
      'no_resolving_unit',
      m.dossiers_no_resolving_unit({ field: version.procedure.field_name.vi }),
    )
  const receiving = input.receiving_unit_id ?? actor.unitId ?? (await defaultCentre(tx))
  // An officer's right is checked against the unit; everybody else may name only a place that receives.
  const open =
    actor.kind === 'officer' || actor.kind === 'system' || receiving === null || (await receivesDossiers(tx, receiving))
  if (receiving === null || !open)
    throw new FormProblem([{ path: 'receiving_unit_id', message: m.dossiers_choose_receiving_unit() }])
  const clerk = await findClerkUnit(tx, field.resolving_unit_id, legalDay(now))
  return {
    receiving,
    handling: field.handling_unit_id,
    resolving: field.resolving_unit_id,
    clerk: clerk ?? field.resolving_unit_id,
    returning: receiving,
  }
}
